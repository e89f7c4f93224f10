import { assignmentTasks, followFreed, followUnowned } from '#modules/assignment'
import { inWorkspace } from '#platform/ctx/ctx'
import type { RecordedEvent, Subscriber } from '#platform/events/subscriber'
import type { TaskList } from '#platform/jobs/task'
import { worksToTheEnd } from './doomed-worker.ts'
import type { TestWorkspace } from './workspace.ts'

/** What each subscriber has heard. */
const heard = new Map<string, string[]>()

/**
 * Hands on what happened in a workspace, as the stream would, and has the jobs done that come of it. The stream itself waits for
 * whatever transaction is open anywhere, also for those of other tests.
 */
export async function assigns(space: TestWorkspace, tasks: TaskList = assignmentTasks): Promise<void> {
  await follows(space, followFreed)
  await follows(space, followUnowned)
  await worksToTheEnd(space.kith, tasks)
}

async function follows(
  { kith, ann, workspaceId }: TestWorkspace,
  { name, types, only, handle }: Subscriber,
): Promise<void> {
  const { rows } = await kith.database.owner.query<{ event: RecordedEvent }>(
    `select json_build_object('id', e.id, 'type', e.type, 'object', e.object, 'recordId', e.record_id, 'contactId', e.contact_id,
        'companyId', e.company_id, 'actorKind', e.actor_kind, 'actorId', e.actor_id, 'causeId', e.cause_id, 'payload', e.payload,
        'occurredAt', e.occurred_at, 'recordedAt', e.recorded_at) as event
      from events e where e.workspace_id = $1 and e.type ~ $2 and not e.id = any ($3) and ${only} order by e.xid, e.id`,
    [workspaceId, String(types).slice(1, -1), heard.get(name) ?? []],
  )
  const events = rows.map(({ event }) => event)
  heard.set(name, [...(heard.get(name) ?? []), ...events.map(({ id }) => id)])
  const bySystem = { ...ann.acting, actor: { kind: 'system', id: null } as const, userId: null }
  if (events.length > 0) await inWorkspace(kith, bySystem, (ctx) => handle(ctx, events))
}

/** Makes a rule for contacts that come by the API. @returns its id */
export async function aRule({ ann }: Pick<TestWorkspace, 'ann'>, rule: object): Promise<string> {
  const { status, body } = await ann.asks('POST', '/assignment-rules', {
    ...{ object: 'contact', name: 'Rule', occasions: ['api'], method: 'roundRobin' },
    ...rule,
  })
  if (status !== 200) throw new Error(JSON.stringify(body))
  return body.id
}

/** Adds contacts. @returns their ids */
export async function someContacts({ ann }: Pick<TestWorkspace, 'ann'>, records: readonly object[]): Promise<string[]> {
  const { body } = await ann.asks('POST', '/contacts/batch', { records })
  return body.results.map(({ id }: { id: string }) => id)
}

/** The owners of contacts by their ids, in that order. */
export async function ownersOf(
  { kith }: Pick<TestWorkspace, 'kith'>,
  ids: readonly string[],
): Promise<(string | null)[]> {
  const { rows } = await kith.database.owner.query('select id, owner_id from contacts where id = any ($1)', [ids])
  return ids.map((id) => rows.find((row) => row.id === id)?.owner_id ?? null)
}
