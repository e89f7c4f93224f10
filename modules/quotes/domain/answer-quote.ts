import { winDeal } from '#modules/sales'
import { type Ctx, inLightOf } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import type { Caller } from '#platform/http/route'
import { notify } from '#platform/notifications/notify'
import { refuseOutOfReach } from '#platform/objects/reach'
import { saveRecord } from '#platform/objects/save-records'
import { describeQuote } from './describe-quote.ts'
import { lockQuote, moveQuote, type StandingQuote, standsWith } from './move-quote.ts'
import './notifications.ts'
import { Offer, totalsOfOffer } from './offer.ts'
import { today } from './today.ts'

/** What a customer says to an offer; `wording` is what they agreed to. */
export interface Answer {
  quoteId: string
  revision: number
  answer: 'accepted' | 'declined'
  name: string
  signature?: number[][] | undefined
  wording?: string | undefined
  reason?: string | undefined
}

/** Whether an answer can still be given: it is the latest that was sent, nobody answered, and its day has not passed. */
export const isOpen = (ctx: Ctx, quote: StandingQuote, revision: number): boolean =>
  quote.revision === revision &&
  (quote.status === 'sent' || quote.status === 'viewed') &&
  (quote.validUntil === null || quote.validUntil >= today(ctx))

/**
 * Takes note of what a customer says, once: the quote's lock and the key of `quote_answers` decide between two at once. An
 * accepted quote is an order from then on, and has won its deal, in the same transaction. @returns whether it was this answer that counted
 */
export async function takeAnswer(ctx: Ctx, answer: Answer): Promise<boolean> {
  const { quoteId, revision } = answer
  const quote = await lockQuote(ctx, quoteId)
  if (!isOpen(ctx, quote, revision)) return false
  const answeredAt = ctx.now().toISOString()
  const taken = await ctx.db
    .insertInto('quoteAnswers')
    .values({
      ...{ workspaceId: ctx.workspaceId, quoteId, revision, answer: answer.answer, name: answer.name, answeredAt },
      ...{ signature: answer.signature ? JSON.stringify(answer.signature) : null, wording: answer.wording ?? null },
      ...{ reason: answer.reason ?? null, notedBy: ctx.userId },
    })
    .onConflict((same) => same.columns(['workspaceId', 'quoteId', 'revision']).doNothing())
    .returning('revision')
    .executeTakeFirst()
  if (!taken) return false
  const orderId = answer.answer === 'accepted' ? await orderOf(ctx, quoteId, quote, revision) : undefined
  await moveQuote(ctx, quoteId, { status: answer.answer, answeredAt, ...(orderId ? { orderId } : {}) })
  if (orderId && typeof quote.values.dealId === 'string') await winDeal(ctx, quote.values.dealId, quote.number)
  const said = { revision, name: answer.name, reason: answer.reason ?? null }
  const about = { ...standsWith(quoteId, quote), payload: said }
  await ctx.record({ type: answer.answer === 'accepted' ? 'quote.accepted' : 'quote.declined', ...about })
  const { ownerId } = quote.values
  // What is retold for the demo is no news.
  if (typeof ownerId === 'string' && !ctx.isRetold)
    await notify(ctx, {
      kind: `quote.${answer.answer}`,
      ...{ to: [ownerId], object: 'quote', recordId: quoteId, key: `${quoteId}:${revision}` },
      params: { name: answer.name, number: quote.number },
    })
  return true
}

/** The order that an offer becomes, by the same number: its lines and discounts, so its totals. It is the quote's owner's. */
async function orderOf(ctx: Ctx, quoteId: string, quote: StandingQuote, revision: number): Promise<string> {
  const { content } = await ctx.db
    .selectFrom('quoteRevisions')
    .select('content')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('quoteId', '=', quoteId)
    .where('revision', '=', revision)
    .executeTakeFirstOrThrow()
  const offer = Offer.parse(content)
  const { ownerId, contactId, companyId } = quote.values
  const theirs = inLightOf(ctx, { userId: typeof ownerId === 'string' ? ownerId : ctx.userId })
  const { currency, pricesInclude, discountPercent, discountAmount, lines } = offer
  const order = await saveRecord(theirs, ctx.objects.find('order'), {
    input: {
      ...{ number: quote.number, placedAt: ctx.now().toISOString(), status: 'placed' },
      ...{ currency, pricesInclude, discountPercent, discountAmount, lines, contactId, companyId },
    },
  })
  if (order.total !== totalsOfOffer(offer).gross) throw new Error('An order of a quote comes to what was offered')
  return order.id
}

/** What a customer said by other ways, noted by a colleague. @throws Refusal record_not_found, quote_not_open */
export async function noteAnswer(
  ctx: Ctx,
  { id, ...said }: { id: string; answer: 'accepted' | 'declined'; name: string; reason?: string | undefined },
  caller: Pick<Caller, 'kith'>,
) {
  await refuseOutOfReach(ctx, ctx.objects.find('quote'), 'update', [id])
  const { number, revision } = await lockQuote(ctx, id)
  if (!(await takeAnswer(ctx, { quoteId: id, revision, ...said }))) refuse('quote_not_open', { number })
  return describeQuote(ctx, { id }, caller)
}
