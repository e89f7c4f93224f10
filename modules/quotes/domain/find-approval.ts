import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { readSettings } from './quote-settings.ts'

/** What a quote waits for before it may be sent: nothing, or somebody's word on what it gives away. */
export interface Approval {
  /** Percent of the undiscounted prices, and how much of it this person may give away; null: as much as they like. */
  share: number
  limit: number | null
  needed: boolean
  /** The question that stands; null: nobody has asked about what is offered now. */
  asked: Question | null
}

export interface Question {
  share: number
  note: string | null
  askedBy: string | null
  askedAt: string
  decision: 'approved' | 'declined' | null
  remark: string | null
  decidedBy: string | null
  decidedAt: string | null
}

/** How much this person may give away; null without a limit. Whoever may approve needs nobody's word. */
async function limitOf(ctx: Ctx): Promise<number | null> {
  if (ctx.may('approveDiscounts')) return null
  const { discountLimit, roleLimits } = await readSettings(ctx)
  const { rows } = await sql<{ role: string }>`select role from memberships
    where workspace_id = ${ctx.workspaceId} and user_id = ${ctx.userId}`.execute(ctx.db)
  const own = rows[0] && roleLimits[rows[0].role]
  return own === undefined ? discountLimit : own
}

export async function approvalOf(ctx: Ctx, quoteId: string, share: number): Promise<Approval> {
  const [limit, asked] = await Promise.all([limitOf(ctx), standingQuestion(ctx, quoteId)])
  return { share, limit, needed: limit !== null && share > limit, asked: asked ?? null }
}

/** The question that stands about what a quote offers now. */
export async function standingQuestion(ctx: Ctx, quoteId: string): Promise<Question | undefined> {
  const { rows } = await sql<Question>`
    select share, note, asked_by, asked_at, decision, remark, decided_by, decided_at from quote_approvals
    where workspace_id = ${ctx.workspaceId} and quote_id = ${quoteId} and superseded_at is null`.execute(ctx.db)
  return rows[0]
}
