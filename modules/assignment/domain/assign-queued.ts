import './events.ts'
import { sql } from 'kysely'
import { type Ctx, inLightOf } from '#platform/ctx/ctx'
import type { ObjectType } from '#platform/objects/object-type'
import { lockRows } from '#platform/objects/rows'
import { saveRecords } from '#platform/objects/save-records'
import { OWNER } from './assignable.ts'
import { type Decision, decide, noteGiven, type Waiting } from './decide.ts'
import { openRound, type Round } from './open-round.ts'
import { oneAfterTheOther } from './stored-rules.ts'
import { tellGiven } from './tell-given.ts'
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

/** Something that waited and got somebody. */
export interface Given extends Decided {
  userId: string
}

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
  const due = sql`workspace_id = ${ctx.workspaceId} and (not_before is null or not_before <= ${ctx.now().toISOString()})`
  const { rows } =
    await sql<Queued>`select id, object, record_id, occasion, rule_id, caused_by, cause_id, started_at, queued_at
    from assignment_queue where ${due} and object = (select object from assignment_queue where ${due} order by queued_at, id limit 1)
    order by queued_at, id limit ${AT_ONCE} for update`.execute(ctx.db)
  return rows
}

type Unowned = Pick<Decided, 'queued' | 'values'>

async function stillUnowned(ctx: Ctx, type: ObjectType, queue: readonly Queued[]): Promise<Unowned[]> {
  const rows = await lockRows(
    ctx,
    type,
    queue.map(({ recordId }) => recordId),
  )
  return queue.flatMap((queued) => {
    const row = rows.get(queued.recordId)
    return row && row.deletedAt === null && row.values[OWNER] === null ? [{ queued, values: row.values }] : []
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
    noteGiven(round, decision)
    return decision
  })
  // Nobody did it by hand.
  const byRule = inLightOf(ctx, { actor: { kind: 'system', id: null }, userId: null })
  const given = await setOwners(
    byRule,
    type,
    decided.filter((one): one is Given => one.kind === 'given' && one.userId !== null),
  )
  await writeAssignments(byRule, type, given, round)
  await writeTurns(ctx, round)
  await putOff(ctx, decided)
  await tellGiven(byRule, type, given)
  return decided
}

/** @returns those that could be written */
async function setOwners(ctx: Ctx, type: ObjectType, given: readonly Given[]): Promise<Given[]> {
  const saved = await saveRecords(
    ctx,
    type,
    given.map(({ queued, userId }) => ({ id: queued.recordId, input: { [OWNER]: userId } })),
  )
  return given.filter((_, at) => saved[at]?.status === 'updated')
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

async function putOff(ctx: Ctx, decided: readonly Decided[]): Promise<void> {
  const rows = decided.flatMap(({ kind, until, queued }) => (kind === 'waits' ? [{ id: queued.id, until }] : []))
  await sql`update assignment_queue set not_before = r.until
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, until timestamptz)
    where workspace_id = ${ctx.workspaceId} and assignment_queue.id = r.id`.execute(ctx.db)
}

const takeOff = (ctx: Ctx, done: readonly Queued[]) =>
  sql`delete from assignment_queue where workspace_id = ${ctx.workspaceId} and id = any (${done.map(({ id }) => id)}::uuid[])`.execute(
    ctx.db,
  )
