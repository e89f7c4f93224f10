import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import type { Ctx } from '#platform/ctx/ctx'
import type { RecordedEvent, Subscriber } from '#platform/events/subscriber'
import type { Occasion } from '../contract/rule-shape.ts'
import { assignLater } from './assign-later.ts'
import { ownerField } from './assignable.ts'
import { submitTimes } from './submit-times.ts'
import { wakeQueue } from './wake-queue.ts'
import { wanting } from './wanting.ts'

/**
 * Notes which records came to be without an owner while some rule is on. They are given to people by a job, as many as there
 * are at a time: an import of thousands keeps nobody waiting.
 */
export const followUnowned: Subscriber = {
  name: 'assignment',
  types: /\.(created|updated)$/,
  // What a customer waits behind wants somebody also when it is open again.
  only: `e.record_id is not null and exists (select from assignment_rules r where r.workspace_id = e.workspace_id
    and r.object = e.object and r.is_on and r.on_since <= e.recorded_at
    and e.payload -> 'changes' -> r.holder ->> 1 is null
    and (e.type like '%.created' or e.payload -> 'changes' ? r.holder
      or (r.holder <> 'ownerId' and e.payload -> 'changes' ? 'state')))`,
  handle: queueUnowned,
}

/** Whoever has one less may take the next that waits. */
export const followFreed: Subscriber = {
  name: 'assignment.freed',
  types: /\.updated$/,
  only: `e.payload -> 'changes' ?| array['state', 'assigneeId'] and exists (select from assignment_queue q
    where q.workspace_id = e.workspace_id and q.object = e.object and q.asked_rule is not null)`,
  handle: (ctx) => wakeQueue(ctx),
}

export async function queueUnowned(ctx: Ctx, events: readonly RecordedEvent[]): Promise<void> {
  const unowned = await withoutHolder(ctx, events)
  if (unowned.length > 0) await queue(ctx, unowned, await peopleBehind(ctx, unowned))
}

/** Of what customers wait behind, what has somebody by now is left out: most that changes has. */
async function withoutHolder(ctx: Ctx, events: readonly RecordedEvent[]): Promise<RecordedEvent[]> {
  const kept: RecordedEvent[] = []
  for (const object of new Set(events.map((event) => event.object))) {
    const some = events.filter((event) => event.object === object)
    const type = ctx.objects.known(object ?? '')
    const ids = some.flatMap(({ recordId }) => recordId ?? [])
    const wanted = type?.routing ? await wanting(ctx, type, ids) : undefined
    kept.push(...some.filter(({ recordId }) => wanted?.has(recordId ?? '') ?? true))
  }
  return kept
}

/** The same, with who is behind each. */
export async function queue(
  ctx: Ctx,
  events: readonly RecordedEvent[],
  behind: (event: RecordedEvent) => string | null,
): Promise<void> {
  const sent = await sentAt(ctx, events)
  const rows = events.map((event) => {
    const submitted = event.type.endsWith('.created') ? sent.get(event.recordId ?? '') : undefined
    const occasion = submitted ? 'form' : occasionOf(ctx, event)
    // Whoever was imported or lost their owner has not just written to us: their time runs from now.
    const waits = occasion === 'import' || occasion === 'unowned' ? event.recordedAt : event.occurredAt
    return {
      ...{ id: uuidv7(), object: event.object, record_id: event.recordId, occasion, cause_id: event.causeId },
      ...{ caused_by: behind(event), started_at: submitted ?? waits, queued_at: event.recordedAt },
    }
  })
  await sql`insert into assignment_queue (workspace_id, id, object, record_id, occasion, cause_id, caused_by, started_at, queued_at)
    select ${ctx.workspaceId}, r.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, object text,
      record_id uuid, occasion text, cause_id uuid, caused_by uuid, started_at timestamptz, queued_at timestamptz)
    on conflict (workspace_id, object, record_id) do nothing`.execute(ctx.db)
  await assignLater(ctx)
}

/** When contacts that a form made sent it, also where it was held for somebody to look at first. */
async function sentAt(ctx: Ctx, events: readonly RecordedEvent[]): Promise<Map<string, string>> {
  const ids = events.flatMap(({ object, recordId }) => (object === 'contact' ? (recordId ?? []) : []))
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; at: string }>`select id, since as at
    from (${submitTimes(ctx)}) as sent where id = any (${ids}::uuid[])`.execute(ctx.db)
  return new Map(rows.map(({ id, at }) => [id, at]))
}

const byActor: Record<string, Occasion> = { import: 'import', apiKey: 'api', customer: 'form', integration: 'form' }

function occasionOf(ctx: Ctx, { type, object, actorKind, payload }: RecordedEvent): Occasion {
  const known = ctx.objects.known(object ?? '')
  const isNew = type.endsWith('.created')
  if (!known?.routing) return isNew ? (byActor[actorKind] ?? 'created') : 'unowned'
  if (isNew) return actorKind === 'user' ? 'created' : 'arrived'
  const { changes } = payload as { changes?: Record<string, unknown> } // as every change is told
  return changes && ownerField(known) in changes ? 'unowned' : 'arrived'
}

/** Who did it: a person, whoever made the key, whoever began the import. */
async function peopleBehind(
  ctx: Ctx,
  events: readonly RecordedEvent[],
): Promise<(event: RecordedEvent) => string | null> {
  const ids = [...new Set(events.flatMap(({ actorKind, actorId }) => (actorKind === 'user' ? [] : (actorId ?? []))))]
  const { rows } = await sql<{ id: string; userId: string | null }>`
    select id, created_by as user_id from api_keys where workspace_id = ${ctx.workspaceId} and id = any (${ids}::uuid[])
    union all select id, created_by from imports where workspace_id = ${ctx.workspaceId} and id = any (${ids}::uuid[])`.execute(
    ctx.db,
  )
  const known = new Map(rows.map(({ id, userId }) => [id, userId]))
  return ({ actorKind, actorId }) => (actorKind === 'user' ? actorId : (known.get(actorId ?? '') ?? null))
}
