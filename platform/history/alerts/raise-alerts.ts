import { localTime } from '#platform/values/local-time'
import './events.ts'
import './notifications.ts'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { auditedOnly } from '#platform/events/audited'
import type { RecordedEvent, Subscriber } from '#platform/events/subscriber'
import { notify } from '#platform/notifications/notify'
import { type AlarmingAct, reasonsOf } from './rules.ts'

const are: Record<AlarmingAct, RawBuilder<SqlBool>> = {
  export: sql<SqlBool>`type in ('export.finished', 'audit.exported')`,
  deletion: sql<SqlBool>`type like '%.deleted'`,
}
const actOf = (type: string): AlarmingAct => (type.endsWith('.deleted') ? 'deletion' : 'export')

/** Tells the administrators of whoever exports or deletes unusually much: once a day for each of both. */
export const raiseAlerts: Subscriber = {
  name: 'alerts',
  types: /^(export\.finished|audit\.exported)$|\.deleted$/,
  ofActors: ['user', 'apiKey'],
  // What happened long before nobody stops any more.
  only: "e.recorded_at > now() - interval '1 day'",
  heads: true,
  handle: raise,
}

async function raise(ctx: Ctx, events: readonly RecordedEvent[]): Promise<void> {
  // The newest of each: the hour before it holds the others.
  const newest = new Map(events.map((event) => [`${event.actorId} ${actOf(event.type)}`, event]))
  for (const event of newest.values()) if (!(await isRaised(ctx, event))) await weigh(ctx, event)
}

async function isRaised(ctx: Ctx, { actorId, type, recordedAt }: RecordedEvent): Promise<boolean> {
  const { rows } = await sql`select from events where workspace_id = ${ctx.workspaceId} and type = 'alert.raised'
    and actor_kind <> 'import' and record_id = ${actorId}::uuid and payload ->> 'act' = ${actOf(type)}
    and recorded_at > ${recordedAt}::timestamptz - interval '1 day' limit 1`.execute(ctx.db)
  return rows.length > 0
}

async function weigh(ctx: Ctx, event: RecordedEvent): Promise<void> {
  const act = actOf(event.type)
  const { records, usual } = await amountOf(ctx, act, event)
  const hour = Number(localTime(event.recordedAt, ctx.workspace.timeZone).slice(11, 13))
  const reasons = reasonsOf({ records, usual, hour })
  if (reasons.length === 0) return
  const who = await nameOf(ctx, event)
  await ctx.record({
    type: 'alert.raised',
    object: event.actorKind === 'user' ? 'person' : 'apiKey',
    ...(event.actorId ? { recordId: event.actorId } : {}),
    payload: { title: who, act, records, usual, reasons },
  })
  await notify(ctx, {
    kind: `alert.${act}`,
    to: await administrators(ctx, event.actorId),
    key: `${act} ${event.id}`,
    params: { who, count: records },
  })
}

/** How many records within the last hour, and how many on an average day of the last 30 with any. */
async function amountOf(ctx: Ctx, act: AlarmingAct, { actorId, recordedAt }: RecordedEvent) {
  const { rows } = await sql<{ records: number; usual: number }>`
    with done as (
      select recorded_at as at, ${act === 'export' ? sql`coalesce((payload ->> 'rows')::int, 0)` : sql`1`} as records from events
       where workspace_id = ${ctx.workspaceId} and ${auditedOnly} and ${are[act]} and actor_id = ${actorId}::uuid
         and recorded_at > ${recordedAt}::timestamptz - interval '30 days' and recorded_at <= ${recordedAt}::timestamptz),
    days as (
      select sum(records) as records from done where at <= ${recordedAt}::timestamptz - interval '1 hour'
       group by date_trunc('day', at at time zone ${ctx.workspace.timeZone}))
    select coalesce((select sum(records) from done where at > ${recordedAt}::timestamptz - interval '1 hour'), 0)::int as records,
           coalesce((select round(avg(records)) from days), 0)::int as usual`.execute(ctx.db)
  return rows[0] ?? { records: 0, usual: 0 }
}

async function nameOf(ctx: Ctx, { actorKind, actorId }: RecordedEvent): Promise<string> {
  const from = actorKind === 'user' ? sql`users where` : sql`api_keys where workspace_id = ${ctx.workspaceId} and`
  const { rows } = await sql<{ name: string }>`select name from ${from} id = ${actorId}::uuid`.execute(ctx.db)
  return rows[0]?.name ?? ''
}

/** Who is told: all but the one it is about. */
async function administrators(ctx: Ctx, but: string | null): Promise<string[]> {
  const rows = await ctx.db
    .selectFrom('memberships')
    .select('userId')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('role', 'in', ['owner', 'admin'])
    .execute()
  return rows.flatMap(({ userId }) => (userId === but ? [] : userId))
}
