import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { RecordedEvent, Subscriber } from '#platform/events/subscriber'
import { tellChanged } from '#platform/realtime/changes'
import { declaredActs, uncountedCauses } from './declared.ts'

/** Writes down when each person did each kind of thing first; the checklists tick by it. */
export const followFirstActs = (): Subscriber => ({
  name: 'firstActs',
  types: [...new Set(declaredActs().flatMap(({ types }) => types))],
  ofActors: ['user'],
  handle: noteFirstActs,
})

/** Takes note of events, oldest first: what was done before is left as it stands. */
export async function noteFirstActs(ctx: Ctx, events: readonly RecordedEvent[]): Promise<void> {
  const nobodys = await uncountedCauses(ctx)
  const found = new Map<string, NotedAct>()
  for (const event of events) {
    if (!event.actorId || (event.causeId && nobodys.has(event.causeId))) continue
    for (const { name, types, is } of declaredActs()) {
      const key = `${name} ${event.actorId}`
      if (!types.includes(event.type) || found.has(key) || (is && !is(event))) continue
      found.set(key, { act: name, userId: event.actorId, eventId: event.id, at: event.recordedAt })
    }
  }
  if (found.size > 0) await keepFirstActs(ctx, [...found.values()])
}

/** Something a person did first. */
export interface NotedAct {
  act: string
  userId: string
  eventId: string
  at: string
}

/** Keeps first acts, where there was none before. */
export async function keepFirstActs(ctx: Ctx, found: readonly NotedAct[]): Promise<void> {
  // Somebody who has left meanwhile has no checklist.
  const noted = await sql`
    insert into first_acts (workspace_id, user_id, act, event_id, happened_at)
    select ${ctx.workspaceId}::uuid, done."userId", done.act, done."eventId", done.at
    from jsonb_to_recordset(${JSON.stringify(found)}::jsonb) as done("userId" uuid, act text, "eventId" uuid, at timestamptz)
    join memberships on memberships.workspace_id = ${ctx.workspaceId} and memberships.user_id = done."userId"
    on conflict do nothing`.execute(ctx.db)
  // Open homes look again.
  if (noted.numAffectedRows) await tellChanged(ctx, ['my-day'])
}
