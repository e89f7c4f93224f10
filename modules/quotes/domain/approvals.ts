import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { loadRights } from '#platform/auth/rights/workspace-rights'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import type { Caller } from '#platform/http/route'
import { notify } from '#platform/notifications/notify'
import { refuseOutOfReach } from '#platform/objects/reach'
import { describeQuote } from './describe-quote.ts'
import { approvalOf, standingQuestion } from './find-approval.ts'
import { lockQuote, type StandingQuote, standsWith } from './move-quote.ts'
import './notifications.ts'
import { supersede } from './supersede.ts'

/** Before a quote is sent. @throws Refusal quote_needs_approval, naming the limit and what it waits for */
export async function refuseUnapproved(ctx: Ctx, id: string, quote: StandingQuote): Promise<void> {
  const share = Number(quote.values.discountShare)
  const { needed, limit, asked } = await approvalOf(ctx, id, share)
  if (needed && asked?.decision !== 'approved')
    refuse('quote_needs_approval', { number: quote.number, share: String(share), limit: String(limit) })
}

interface Asking {
  id: string
  note?: string | undefined
}

/** Asks whether a draft may give away so much, and shows what became of it. @throws Refusal record_not_found, quote_not_draft */
export async function askForApproval(ctx: Ctx, asking: Asking, caller: Pick<Caller, 'kith'>) {
  await refuseOutOfReach(ctx, ctx.objects.find('quote'), 'update', [asking.id])
  await ask(ctx, asking)
  return describeQuote(ctx, asking, caller)
}

/** Asks those who may approve. A question that was answered gives way to this one. @throws Refusal record_not_found, quote_not_draft */
export async function ask(ctx: Ctx, { id, note }: Asking): Promise<void> {
  const quote = await lockQuote(ctx, id)
  if (quote.status !== 'draft') refuse('quote_not_draft', { number: quote.number })
  const share = Number(quote.values.discountShare)
  const asked = await standingQuestion(ctx, id)
  // Who asks once more about the same and unanswered has asked already.
  if (asked && asked.decision === null) return
  await supersede(ctx, [id])
  const approvalId = uuidv7()
  await ctx.db
    .insertInto('quoteApprovals')
    .values({
      ...{ workspaceId: ctx.workspaceId, id: approvalId, quoteId: id, revision: quote.revision, share },
      ...{ note: note || null, askedBy: ctx.userId, askedAt: ctx.now().toISOString() },
    })
    .execute()
  await ctx.record({ type: 'quote.approvalAsked', ...standsWith(id, quote), payload: { share, note: note || null } })
  // What is retold for the demo is no news.
  if (ctx.isRetold) return
  await notify(ctx, {
    kind: 'quote.approvalAsked',
    ...{ to: await approvers(ctx), object: 'quote', recordId: id, key: approvalId },
    params: { number: quote.number, share },
  })
}

interface Decision {
  id: string
  decision: 'approved' | 'declined'
  note?: string | undefined
}

/** Says yes or no to what a draft gives away, once: the quote's lock lets the second find it decided. @throws Refusal record_not_found, approval_not_open */
export async function decideApproval(ctx: Ctx, { id, decision, note }: Decision, caller: Pick<Caller, 'kith'>) {
  const quote = await lockQuote(ctx, id)
  const decided = await ctx.db
    .updateTable('quoteApprovals')
    .set({ decision, remark: note || null, decidedBy: ctx.userId, decidedAt: ctx.now().toISOString() })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('quoteId', '=', id)
    .where('supersededAt', 'is', null)
    .where('decision', 'is', null)
    .returning(['id', 'askedBy', 'share'])
    .executeTakeFirst()
  if (!decided) return refuse('approval_not_open', { number: quote.number })
  const type = decision === 'approved' ? 'quote.approved' : 'quote.approvalDeclined'
  await ctx.record({ type, ...standsWith(id, quote), payload: { share: decided.share, note: note || null } })
  if (decided.askedBy)
    await notify(ctx, {
      kind: type,
      ...{ to: [decided.askedBy], object: 'quote', recordId: id, key: decided.id },
      params: { number: quote.number, share: decided.share },
    })
  return describeQuote(ctx, { id }, caller)
}

/** Who may say yes or no. */
async function approvers(ctx: Ctx): Promise<string[]> {
  const rights = await loadRights(ctx.db, ctx.workspaceId, ctx.objects.core)
  const { rows } = await sql<{ userId: string; role: string }>`select user_id, role from memberships
    where workspace_id = ${ctx.workspaceId}`.execute(ctx.db)
  return rows.filter(({ role }) => rights.role(role)?.may('approveDiscounts')).map(({ userId }) => userId)
}
