import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { Write } from '#platform/objects/object-type'
import { sameMoment, stoodBefore } from './settle-deals.ts'

/**
 * After deals are written: a beginning or an outcome that is dated otherwise moves the beginning of the first stay and of the
 * first value, or the end of the last stay.
 */
export async function correctDates(ctx: Ctx, writes: Write[]): Promise<void> {
  const dated = writes.flatMap((write) => {
    const was = stoodBefore(write)
    const { startedAt, closedAt, status } = write.after
    if (!was) return []
    const begun = sameMoment(was.startedAt, startedAt) ? null : startedAt
    const closed = was.status === status && status !== 'open' && !sameMoment(was.closedAt, closedAt) ? closedAt : null
    return begun || closed ? [{ dealId: write.id, begun, closed }] : []
  })
  if (dated.length === 0) return
  const shape = sql`jsonb_to_recordset(${JSON.stringify(dated)}::jsonb) as t("dealId" uuid, begun timestamptz, closed timestamptz)`
  await Promise.all([
    sql`update deal_stays s set left_at = greatest(s.entered_at, t.closed) from ${shape}
    where s.workspace_id = ${ctx.workspaceId} and s.deal_id = t."dealId" and s.ended_by in ('won', 'lost') and t.closed is not null
      and not exists (select from deal_stays l where l.workspace_id = s.workspace_id and l.deal_id = s.deal_id
        and (l.entered_at, l.turn) > (s.entered_at, s.turn))`.execute(ctx.db),
    sql`update deal_stays s set entered_at = t.begun from ${shape}
    where s.workspace_id = ${ctx.workspaceId} and s.deal_id = t."dealId" and t.begun <= coalesce(s.left_at, 'infinity')
      and not exists (select from deal_stays e where e.workspace_id = s.workspace_id and e.deal_id = s.deal_id
        and ((e.entered_at, e.turn) < (s.entered_at, s.turn) or e.entered_at = t.begun))`.execute(ctx.db),
    sql`update deal_values v set since = t.begun from ${shape}
      where v.workspace_id = ${ctx.workspaceId} and v.deal_id = t."dealId" and t.begun is not null
        and not exists (select from deal_values e where e.workspace_id = v.workspace_id and e.deal_id = v.deal_id
          and (e.since, e.turn) < (v.since, v.turn))
        and not exists (select from deal_values e where e.workspace_id = v.workspace_id and e.deal_id = v.deal_id
          and (e.since, e.turn) > (v.since, v.turn) and e.since <= t.begun)`.execute(ctx.db),
  ])
}
