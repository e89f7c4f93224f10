import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { steady } from '#platform/db/steady'
import type { RecordedEvent, Subscriber } from '#platform/events/subscriber'
import { declareNotification } from './kinds.ts'
import de from './locales/de.json'
import en from './locales/en.json'
import { notify } from './notify.ts'
import { concerned } from './record-people.ts'

const words = (key: keyof typeof en.kinds) => ({ en: en.kinds[key], de: de.kinds[key] })

declareNotification({ kind: 'record.changed', words: words('changed'), defaults: { inApp: true, mail: 'daily' } })
declareNotification({
  kind: 'record.changedMany',
  words: words('changedMany'),
  defaults: { inApp: true, mail: 'daily' },
})
declareNotification({ kind: 'record.assigned', words: words('assigned'), defaults: { inApp: true, mail: 'instant' } })
declareNotification({
  kind: 'record.assignedMany',
  words: words('assignedMany'),
  defaults: { inApp: true, mail: 'instant' },
})

/**
 * Tells owners and followers of what others do to their records: one line for a record and an hour, and one for an act on
 * many. Imports tell nobody; and whoever works alone pays nothing.
 */
export const followRecords: Subscriber = {
  name: 'notifications',
  types: /\.(created|updated)$|^handOver\./,
  // On the day this is first followed, nobody is told of all there ever was. What was made concerns whom it was given to.
  only: `e.recorded_at > now() - interval '1 day' and e.record_id is not null
    and (e.type not like '%.created' or e.payload -> 'changes' -> 'ownerId' ->> 1 <> coalesce(e.actor_id::text, ''))
    and exists (select from memberships m where m.workspace_id = e.workspace_id offset 1)`,
  passesOver: ['import', 'system'],
  handle: tellOfChanges,
}

export async function tellOfChanges(ctx: Ctx, events: readonly RecordedEvent[]): Promise<void> {
  const people = await concerned(ctx, events)
  const many = await actsOnMany(ctx, events)
  const gathered = new Map<string, { to: string; adds: number; event: RecordedEvent } & Told>()
  for (const event of events)
    for (const { userId, given } of people.of(event)) {
      const told = given ? toldOfGift(event, many) : toldOfChange(event, many)
      const place = `${userId} ${told.kind} ${told.key}`
      gathered.set(place, { ...told, event, to: userId, adds: (gathered.get(place)?.adds ?? 0) + 1 })
    }
  for (const { to, event, adds, kind, key, about } of gathered.values())
    await notify(ctx, { kind, key, adds, by: people.behind(event), to: [to], ...about })
}

interface Told {
  kind: string
  /** What is told under one key is one line. */
  key: string
  about: { object?: string; recordId?: string }
}

const toldOfGift = (event: RecordedEvent, many: ReadonlySet<string>): Told =>
  event.causeId && many.has(event.causeId)
    ? { kind: 'record.assignedMany', key: event.causeId, about: {} }
    : { kind: 'record.assigned', key: event.id, about: aboutOf(event) }

const toldOfChange = (event: RecordedEvent, many: ReadonlySet<string>): Told =>
  event.causeId && many.has(event.causeId)
    ? { kind: 'record.changedMany', key: event.causeId, about: {} }
    : { kind: 'record.changed', key: `${event.recordId} ${event.recordedAt.slice(0, 13)}`, about: aboutOf(event) }

const aboutOf = ({ object, recordId }: RecordedEvent) => ({
  ...(object ? { object } : {}),
  ...(recordId ? { recordId } : {}),
})

const MANY = 3

/** Which causes concern many records: several of these events, or a background job, whose last part may be small. */
async function actsOnMany(ctx: Ctx, events: readonly RecordedEvent[]): Promise<Set<string>> {
  const counts = new Map<string, number>()
  for (const { causeId } of events) if (causeId) counts.set(causeId, (counts.get(causeId) ?? 0) + 1)
  const causes = [...counts.keys()]
  if (causes.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    ${steady} select id from bulk_jobs where workspace_id = ${ctx.workspaceId} and id = any (${causes}::uuid[])
    union all select id from undos where workspace_id = ${ctx.workspaceId} and id = any (${causes}::uuid[])`.execute(
    ctx.db,
  )
  return new Set([...rows.map(({ id }) => id), ...causes.filter((id) => (counts.get(id) ?? 0) >= MANY)])
}
