import './events.ts'
import { sql } from 'kysely'
import { type Ctx, inLightOf } from '#platform/ctx/ctx'
import { column } from '#platform/objects/columns'
import type { ObjectType } from '#platform/objects/object-type'
import type { Routed } from '#platform/objects/routing-trait'
import { lockRows } from '#platform/objects/rows'
import { saveRecords } from '#platform/objects/save-records'
import { tellChanged } from '#platform/realtime/changes'
import { ownerField } from './assignable.ts'
import { type Decision, decide, noteGiven, type Waiting } from './decide.ts'
import { openRound, type Round } from './open-round.ts'
import { oneAfterTheOther } from './stored-rules.ts'
import { tellGiven } from './tell-given.ts'
import { urgency, wanting } from './wanting.ts'
import { writeAssignments } from './write-assignments.ts'

/** So many are given at a time, of one object. */
const AT_ONCE = 500

/** What waits in the queue. */
export interface Queued extends Waiting {
  id: string
  object: string
  causedBy: string | null
  causeId: string | null
  startedAt: string
}

interface Decided extends Decision {
  queued: Queued
  /** The record as it stands, locked. */
  values: Record<string, unknown>
}

/** Something that waited and got somebody, or a team to choose from. */
export interface Given extends Decided {
  kind: 'given'
}

/** What cannot be given yet is asked about again after so long, whatever happens. */
const AGAIN_MS = 60_000

/**
 * Gives the next records of the queue to people. Everything of it is one transaction: that a record is off the queue, its
 * owner, why, whose turn is next and who is told. Only one at a time does it in a workspace, and each record is locked before
 * its owner is looked at: whatever a person has chosen meanwhile stands.
 * @returns how many were taken off the queue or put off; there may be more.
 */
export async function assignQueued(ctx: Ctx): Promise<number> {
  await oneAfterTheOther(ctx)
  const queue = await nextOf(ctx)
  const [first] = queue
  if (!first) return 0
  const type = ctx.objects.known(first.object)
  const unowned = type ? await stillUnowned(ctx, type, queue) : []
  const given = type ? await giveOut(ctx, type, unowned) : []
  const waiting = new Set(given.flatMap(({ kind, queued }) => (kind === 'waits' ? [queued.id] : [])))
  await takeOff(
    ctx,
    queue.filter(({ id }) => !waiting.has(id)),
  )
  return queue.length
}

async function nextOf(ctx: Ctx): Promise<Queued[]> {
  const due = sql`q.workspace_id = ${ctx.workspaceId} and (q.not_before is null or q.not_before <= ${ctx.now().toISOString()})`
  const { rows: first } = await sql<{ object: string }>`select q.object from assignment_queue q where ${due}
    order by q.queued_at, q.id limit 1`.execute(ctx.db)
  if (!first[0]) return []
  const { object } = first[0]
  const { join, order } = inOrder(ctx, ctx.objects.known(object))
  const { rows } = await sql<Queued>`select q.id, q.object, q.record_id, q.occasion, q.rule_id, q.caused_by, q.cause_id,
      q.started_at, q.queued_at
    from assignment_queue q ${join} where ${due} and q.object = ${object}
    order by ${order} limit ${AT_ONCE} for update of q`.execute(ctx.db)
  return rows
}

/** The most urgent first, of those whoever waits longest. */
function inOrder(ctx: Ctx, type: ObjectType | undefined) {
  const oldest = sql`q.queued_at, q.id`
  if (!type?.routing) return { join: sql``, order: oldest }
  return {
    join: sql`left join ${sql.table(type.table)} on ${column(type, 'workspaceId')} = ${ctx.workspaceId}
      and ${column(type, 'id')} = q.record_id`,
    order: sql`${urgency(type, type.routing)} desc nulls last, ${oldest}`,
  }
}

type Unowned = Pick<Decided, 'queued' | 'values'>

async function stillUnowned(ctx: Ctx, type: ObjectType, queue: readonly Queued[]): Promise<Unowned[]> {
  const rows = await lockRows(
    ctx,
    type,
    queue.map(({ recordId }) => recordId),
  )
  const wanted = type.routing ? await wanting(ctx, type, [...rows.keys()]) : undefined
  return queue.flatMap((queued) => {
    const row = rows.get(queued.recordId)
    const isUnowned = row && row.deletedAt === null && row.values[ownerField(type)] === null
    return isUnowned && (wanted?.has(queued.recordId) ?? true) ? [{ queued, values: row.values }] : []
  })
}

async function giveOut(ctx: Ctx, type: ObjectType, unowned: readonly Unowned[]): Promise<Decided[]> {
  const round = await openRound(
    ctx,
    type,
    unowned.map(({ queued }) => queued.recordId),
  )
  const decided = unowned.map((one) => {
    const decision = { ...decide(round, one.queued), ...one }
    noteGiven(round, one.queued, decision)
    return decision
  })
  // Nobody did it by hand.
  const byRule = inLightOf(ctx, { actor: { kind: 'system', id: null }, userId: null })
  const given = await setOwners(
    byRule,
    type,
    decided.filter((one): one is Given => one.kind === 'given'),
  )
  await writeAssignments(byRule, type, given, round)
  await writeTurns(ctx, round)
  await putOff(ctx, decided, round)
  // Of what is routed its own module tells people.
  if (type.routing) {
    await type.routing.tellRouted(byRule, given.map(told))
    await tellChanged(ctx, ['queues', 'availabilities'])
  } else await tellGiven(byRule, type, given)
  return decided
}

/** @returns those that could be written */
async function setOwners(ctx: Ctx, type: ObjectType, given: readonly Given[]): Promise<Given[]> {
  const saved = await saveRecords(
    ctx,
    type,
    given.map((one) => ({ id: one.queued.recordId, input: inputOf(type, one) })),
  )
  return given.filter((_, at) => saved[at]?.status === 'updated')
}

/** Whoever chose a team before a rule did has chosen. */
function inputOf(type: ObjectType, { userId, teamId, values }: Given): Record<string, unknown> {
  const owner = userId === null ? {} : { [ownerField(type)]: userId }
  const team = type.routing?.team
  return team && teamId !== null && values[team] === null ? { ...owner, [team]: teamId } : owner
}

function told({ queued, rule, people }: Given): Routed {
  const isAgain = people.some(({ verdict }) => verdict === 'again')
  return {
    recordId: queued.recordId,
    ruleName: rule?.name ?? '',
    how: isAgain ? 'again' : (rule?.method ?? 'fallback'),
  }
}

async function writeTurns(ctx: Ctx, { rules, turns }: Round): Promise<void> {
  const rows = [...turns].flatMap(([ruleId, people]) => [...people].map(([userId, turn]) => ({ ruleId, userId, turn })))
  const far = rules.map(({ id, turn }) => ({ id, turn }))
  await sql`insert into assignment_turns (workspace_id, rule_id, user_id, turn)
    select ${ctx.workspaceId}, r."ruleId", r."userId", r.turn
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("ruleId" uuid, "userId" uuid, turn double precision)
    on conflict (workspace_id, rule_id, user_id) do update set turn = excluded.turn`.execute(ctx.db)
  await sql`update assignment_rules set turn = r.turn from jsonb_to_recordset(${JSON.stringify(far)}::jsonb) as r(id uuid, turn double precision)
    where workspace_id = ${ctx.workspaceId} and assignment_rules.id = r.id and assignment_rules.turn < r.turn`.execute(
    ctx.db,
  )
}

/** What customers wait behind is looked at again and again: somebody may be free. */
async function putOff(ctx: Ctx, decided: readonly Decided[], { isRouted, now }: Round): Promise<void> {
  const again = new Date(now.getTime() + AGAIN_MS)
  const soonest = (until: Date | null) => (isRouted && (until === null || until > again) ? again : until)
  const rows = decided.flatMap(({ kind, until, queued, rule, people, passed }) =>
    kind === 'waits'
      ? [
          {
            id: queued.id,
            until: soonest(until),
            rule: rule?.id,
            overflow: isRouted ? until : null,
            reason: { people, passed },
          },
        ]
      : [],
  )
  await sql`update assignment_queue set not_before = r.until, asked_rule = r.rule, overflow_at = r.overflow, reason = r.reason
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, until timestamptz, rule uuid, overflow timestamptz, reason jsonb)
    where workspace_id = ${ctx.workspaceId} and assignment_queue.id = r.id`.execute(ctx.db)
}

const takeOff = (ctx: Ctx, done: readonly Queued[]) =>
  sql`delete from assignment_queue where workspace_id = ${ctx.workspaceId} and id = any (${done.map(({ id }) => id)}::uuid[])`.execute(
    ctx.db,
  )
