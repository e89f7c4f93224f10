import { tasks } from '#app/server/tasks.ts'
import { followRules } from '#modules/automation'
import { inWorkspace } from '#platform/ctx/ctx'
import type { RecordedEvent } from '#platform/events/subscriber'
import { worksToTheEnd } from './doomed-worker.ts'
import type { TestWorkspace } from './workspace.ts'

const heard = new Set<string>()
const acting = ({ ann }: TestWorkspace) => ({
  ...ann.acting,
  actor: { kind: 'system', id: null } as const,
  userId: null,
})

/**
 * Hands on what happened in a workspace, as the stream would, and has the rules run that it set off. The stream itself waits for
 * whatever transaction is open anywhere, also for those of other tests.
 */
export async function happens(ours: TestWorkspace): Promise<void> {
  const { kith, workspaceId } = ours
  const { rows } = await kith.database.owner.query<{ event: RecordedEvent }>(
    `select json_build_object('id', e.id, 'type', e.type, 'object', e.object, 'recordId', e.record_id, 'contactId', e.contact_id,
        'companyId', e.company_id, 'actorKind', e.actor_kind, 'actorId', e.actor_id, 'causeId', e.cause_id, 'payload', e.payload,
        'occurredAt', e.occurred_at, 'recordedAt', e.recorded_at) as event
      from events e where e.workspace_id = $1 and e.type = any ($2) and not e.id = any ($3) and ${followRules.only} order by e.xid, e.id`,
    [workspaceId, followRules.types, [...heard]],
  )
  for (const { event } of rows) heard.add(event.id)
  const events = rows.map(({ event }) => event)
  if (events.length > 0) await inWorkspace(kith, acting(ours), (ctx) => followRules.handle(ctx, events))
  await worksToTheEnd(kith, tasks)
}

/** Has the rules run whose moment has come. */
export async function moments(ours: TestWorkspace): Promise<void> {
  await inWorkspace(ours.kith, acting(ours), (ctx) => ctx.later('automation.moments', {}))
  await worksToTheEnd(ours.kith, tasks)
}
