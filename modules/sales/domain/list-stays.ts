import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { findRecord } from '#platform/objects/find-record'

export interface Stay {
  pipeline: string
  stage: string
  enteredAt: string
  leftAt: string | null
  endedBy: 'move' | 'won' | 'lost' | null
  /** How long, until now for the last one. */
  seconds: number
}

/** The stages a deal has been in, the first one first. @throws Refusal record_not_found */
export async function listStays(ctx: Ctx, dealId: string): Promise<Stay[]> {
  await findRecord(ctx, ctx.objects.find('deal'), dealId)
  const stays = await staysWhere(ctx, sql`deal_id = ${dealId}`)
  return stays.map(({ dealId: _, ...stay }) => stay)
}

/** The stages that deals have been in, each in its order; of those this person does not see there are none. */
export const listStaysOf = (ctx: Ctx, dealIds: readonly string[]): Promise<(Stay & { dealId: string })[]> =>
  staysWhere(ctx, sql`deal_id = any (${dealIds}::uuid[])`)

async function staysWhere(ctx: Ctx, which: RawBuilder<unknown>) {
  const { rows } = await sql<Stay & { dealId: string }>`
    select deal_id, pipeline, stage, entered_at, left_at, ended_by,
      greatest(0, floor(extract(epoch from coalesce(left_at, ${ctx.now().toISOString()}::timestamptz) - entered_at)))::integer as seconds
    from deal_stays where workspace_id = ${ctx.workspaceId} and ${which} order by deal_id, entered_at, turn`.execute(
    ctx.db,
  )
  return rows
}
