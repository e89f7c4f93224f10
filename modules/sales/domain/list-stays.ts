import { sql } from 'kysely'
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

/** The stages a deal has been in, the first one first. */
export async function listStays(ctx: Ctx, dealId: string): Promise<Stay[]> {
  await findRecord(ctx, ctx.objects.find('deal'), dealId)
  const { rows } = await sql<Stay>`
    select pipeline, stage, entered_at, left_at, ended_by,
      greatest(0, floor(extract(epoch from coalesce(left_at, ${ctx.now().toISOString()}::timestamptz) - entered_at)))::integer as seconds
    from deal_stays where workspace_id = ${ctx.workspaceId} and deal_id = ${dealId} order by entered_at, turn`.execute(
    ctx.db,
  )
  return rows
}
