import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Ctx } from '#platform/ctx/ctx'
import type { RecordedEvent, Subscriber } from '#platform/events/subscriber'
import type { Filter } from '#platform/objects/filter'
import { type StoredRule, storedRules } from './stored-rules.ts'
import { subjects, triggersOf } from './subjects.ts'

const types = Object.entries(subjects).flatMap(([name, { events }]) => [
  ...[`${name}.created`, `${name}.updated`],
  ...Object.values(events),
])

/** Notes which rules something that happened sets off. What is imported, and what machines wrote, sets none off. */
export const followRules: Subscriber = {
  name: 'automation',
  types,
  only: `e.record_id is not null and e.actor_kind <> 'import' and coalesce((e.payload ->> 'automatic')::boolean, false) is false
    and exists (select from automation_rules r where r.workspace_id = e.workspace_id and r.object = e.object
      and r.is_on and r.on_since <= e.recorded_at and r.on_since <= e.occurred_at)`,
  handle: queueRuns,
}

interface Queued {
  id: string
  rule_id: string
  rule_name: string
  object: string
  record_id: string
  key: string
  chain: string[]
  queued_at: string
}

export async function queueRuns(ctx: Ctx, events: readonly RecordedEvent[]): Promise<void> {
  const rules = (await storedRules(ctx)).filter(({ on }) => on)
  const chains = await chainsOf(ctx, events)
  const ofPast = await conversationsOfPast(ctx, events)
  const rows = events.flatMap((event) =>
    rules
      .filter((rule) => isSetOff(rule, event) && !ofPast.has(event.recordId ?? ''))
      .map((rule): Queued => queued(rule, event, chains.get(event.causeId ?? '') ?? [])),
  )
  if (rows.length === 0) return
  await sql`insert into automation_runs (workspace_id, id, rule_id, rule_name, object, record_id, key, chain, state, queued_at)
    select ${ctx.workspaceId}, id, rule_id, rule_name, object, record_id, key, array(select jsonb_array_elements_text(chain)::uuid),
      'waiting', queued_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, rule_id uuid, rule_name text, object text, record_id uuid,
      key text, chain jsonb, queued_at timestamptz)
    on conflict (workspace_id, rule_id, record_id, key) do nothing`.execute(ctx.db)
  await runLater(ctx)
}

/** A job does what waits. One is enough, whoever asks for it. */
export const runLater = (ctx: Ctx) => ctx.later('automation.run', {}, { key: `automation.run ${ctx.workspaceId}` })

const queued = (rule: StoredRule, event: RecordedEvent, chain: readonly string[]): Queued => ({
  ...{ id: uuidv7(), rule_id: rule.id, rule_name: rule.name, object: rule.object, record_id: event.recordId ?? '' },
  ...{ key: rule.once ? 'once' : `event ${event.id}`, chain: [...chain], queued_at: event.recordedAt },
})

function isSetOff({ object, trigger, filter, onSince }: StoredRule, event: RecordedEvent): boolean {
  if (object !== event.object || triggersOf(event) !== trigger.on) return false
  // As numbers: how many digits of its second an instant is written with differs.
  if (Date.parse(onSince) > Math.min(Date.parse(event.recordedAt), Date.parse(event.occurredAt))) return false
  if (trigger.on !== 'updated' || trigger.always || !filter) return true
  const asked = fieldsIn(filter)
  const changed = Object.keys((event.payload.changes ?? {}) as object) // as events of records have it
  return asked.size === 0 || changed.some((field) => asked.has(field))
}

/** The fields of the record itself that a filter asks about. */
function fieldsIn(filter: Filter): Set<string> {
  if ('and' in filter) return new Set(filter.and.flatMap((part) => [...fieldsIn(part)]))
  if ('or' in filter) return new Set(filter.or.flatMap((part) => [...fieldsIn(part)]))
  if ('not' in filter) return fieldsIn(filter.not)
  return 'event' in filter || 'related' in filter || 'segment' in filter || 'relation' in filter
    ? new Set()
    : new Set([filter.field.split('.')[0] ?? ''])
}

/** By cause, the rules that led to what happened. */
async function chainsOf(ctx: Ctx, events: readonly RecordedEvent[]): Promise<Map<string, string[]>> {
  const causes = [...new Set(events.flatMap(({ causeId }) => causeId ?? []))]
  const { rows } = await sql<{ id: string; chain: string[] }>`select id, chain || rule_id as chain from automation_runs
    where workspace_id = ${ctx.workspaceId} and id = any (${causes}::uuid[])`.execute(ctx.db)
  return new Map(rows.map(({ id, chain }) => [id, chain]))
}

/** Mails of the time before their mailbox was connected come as conversations of today: nobody is answered years later. */
async function conversationsOfPast(ctx: Ctx, events: readonly RecordedEvent[]): Promise<Set<string>> {
  const made = events.flatMap(({ type, recordId }) => (type === 'conversation.created' ? (recordId ?? []) : []))
  const { rows } = await sql<{ id: string }>`select id from conversations where workspace_id = ${ctx.workspaceId}
    and id = any (${made}::uuid[]) and last_message_at < created_at - interval '1 day'`.execute(ctx.db)
  return new Set(rows.map(({ id }) => id))
}
