import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { Write } from '#platform/objects/object-type'
import { correctDates } from './correct-dates.ts'
import { stoodBefore } from './settle-deals.ts'

/** After deals are written: what they were worth from when on, and where they stood. */
export async function keepTrack(ctx: Ctx, writes: Write[]): Promise<void> {
  // Sent one after the other without waiting: what the engine sends next must find them done.
  await Promise.all([correctDates(ctx, writes), writeStays(ctx, writes), writeValues(ctx, writes)])
}

/** Ends the stay that a move or an outcome ended, and begins the next. */
async function writeStays(ctx: Ctx, writes: Write[]): Promise<void> {
  const turns = writes.flatMap((write) => turnOf(write, ctx.now().toISOString()))
  if (turns.length === 0) return
  const rows = JSON.stringify(turns)
  const shape = sql`as t("dealId" uuid, "endedBy" text, "endedAt" timestamptz, "from" timestamptz, pipeline text, stage text, value bigint, currency text)`
  await Promise.all([
    sql`update deal_stays set left_at = greatest(entered_at, t."endedAt"), ended_by = t."endedBy"
      from jsonb_to_recordset(${rows}::jsonb) ${shape}
      where workspace_id = ${ctx.workspaceId} and deal_id = t."dealId" and left_at is null and t."endedBy" is not null`.execute(
      ctx.db,
    ),
    // A deal that comes closed stayed from its beginning to its outcome.
    sql`insert into deal_stays (workspace_id, deal_id, entered_at, turn, pipeline, stage, value, currency, left_at, ended_by)
      select ${ctx.workspaceId}, t."dealId", t."from",
        coalesce((select max(s.turn) + 1 from deal_stays s where s.workspace_id = ${ctx.workspaceId} and s.deal_id = t."dealId" and s.entered_at = t."from"), 0),
        t.pipeline, t.stage, t.value, t.currency,
        case when t."endedBy" in ('won', 'lost') then t."endedAt" end, case when t."endedBy" in ('won', 'lost') then t."endedBy" end
      from jsonb_to_recordset(${rows}::jsonb) ${shape} where t."from" is not null`.execute(ctx.db),
  ])
}

/** What a write does to the stays: what ends the standing one and when, and from when the next is. */
function turnOf(write: Write, now: string) {
  const { id, after } = write
  const was = stoodBefore(write)
  const isOpen = after.status === 'open'
  const { pipeline, stage, value, currency } = after
  const next = { dealId: id, pipeline, stage, value, currency }
  if (!was) return [{ ...next, from: after.startedAt, endedBy: isOpen ? null : after.status, endedAt: after.closedAt }]
  const hasMoved = was.stage !== stage
  if (was.status === 'open' && !isOpen) {
    // Moved and closed in one: it was in the new stage for no time.
    if (!hasMoved) return [{ ...next, from: null, endedBy: after.status, endedAt: after.closedAt }]
    return [
      { ...next, from: null, endedBy: 'move', endedAt: after.closedAt },
      { ...next, from: after.closedAt, endedBy: after.status, endedAt: after.closedAt },
    ]
  }
  if (was.status !== 'open' && isOpen) return [{ ...next, from: now, endedBy: null, endedAt: null }]
  if (isOpen && hasMoved) return [{ ...next, from: after.stageSince, endedBy: 'move', endedAt: after.stageSince }]
  return []
}

/** A value holds from the deal's beginning, or from the moment it was changed. */
async function writeValues(ctx: Ctx, writes: Write[]): Promise<void> {
  const values = writes.flatMap((write) => {
    const { id, after } = write
    const was = stoodBefore(write)
    if (was && was.value === Number(after.value) && was.currency === after.currency) return []
    const since = was ? ctx.now().toISOString() : after.startedAt
    return [{ dealId: id, since, value: after.value, currency: after.currency }]
  })
  if (values.length === 0) return
  await sql`insert into deal_values (workspace_id, deal_id, since, turn, value, currency)
    select ${ctx.workspaceId}, t."dealId", t.since,
      coalesce((select max(v.turn) + 1 from deal_values v where v.workspace_id = ${ctx.workspaceId} and v.deal_id = t."dealId" and v.since = t.since), 0),
      t.value, t.currency
    from jsonb_to_recordset(${JSON.stringify(values)}::jsonb) as t("dealId" uuid, since timestamptz, value bigint, currency text)`.execute(
    ctx.db,
  )
}
