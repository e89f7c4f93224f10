import { sql } from 'kysely'
import { businessClocks } from '#platform/calendar/business/find-calendars'
import type { Ctx } from '#platform/ctx/ctx'
import type { Clock } from '#platform/values/working-time'
import { workingMillisecondsBetween } from '#platform/values/working-time'
import { policiesOf, type SlaPolicy, storedPolicies } from './policies.ts'
import { type Read, readCourses } from './read-courses.ts'
import { reckon, type TargetKind, type Wait, waitsIn, waitsSince, workingMinutesFrom } from './reckon-targets.ts'

/** A ticket that nobody has warned of counts as near so many working minutes before a target is due. */
const NEAR = 15

interface Key {
  ticketId: string
  kind: TargetKind
  startedAt: string
}

/** A row of `ticket_targets`. */
interface Target extends Key {
  policyId: string
  policyName: string
  minutes: number
  state: string
  dueAt: string | null
  leftSeconds: number
  pausedSeconds: number
  nearAt: string | null
  stepAt: string | null
  endedAt: string | null
  endedBy: string | null
  ownerId: string | null
  teamId: string | null
}

/**
 * Reckons anew what is promised of these tickets, in the transaction of whatever changed them: nothing on a screen is ever of
 * before. It begins with what happened, never with what was reckoned last, so that it comes to the same whenever it is asked. What was
 * kept or missed already stays as it was: a move to other people or another priority changes promises to come, not those of the past.
 */
export async function retime(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const courses = await readCourses(ctx, ids)
  const policies = await storedPolicies(ctx)
  const chosen = await policiesOf(ctx, policies, [...courses.keys()])
  const clocks = await businessClocks(ctx)
  const reckoned = [...courses].map(([id, read]) => {
    const policy = chosen.get(id)
    const clock = clocks(policy?.calendarId ?? null)
    return { ...targetsOf(id, read, { policy, clock, now: ctx.now() }), times: timesOf(id, read, clock) }
  })
  await writeTargets(
    ctx,
    [...courses.keys()],
    reckoned.flatMap(({ kept }) => kept),
    reckoned.flatMap(({ targets }) => targets),
  )
  await writeTimes(
    ctx,
    reckoned.map(({ times }) => times),
  )
  // Whoever does not see everything may not see what a policy asks about: the program itself looks again.
  if (ctx.rights?.narrowing && policies.length > 0) await ctx.later('tickets.retime', { ids: [...ids] })
}

interface By {
  policy: SlaPolicy | undefined
  clock: Clock
  now: Date
}

/** Of a ticket: which of its targets are over and stay, and the others as they now are. */
function targetsOf(ticketId: string, read: Read, { policy, clock, now }: By): { kept: Key[]; targets: Target[] } {
  const kept: Key[] = []
  const targets: Target[] = []
  for (const wait of waitsIn(read.course)) {
    const key = { ticketId, kind: wait.kind, startedAt: wait.startedAt.toISOString() }
    const known = read.known.find(({ kind, startedAt }) => kind === wait.kind && sameTime(startedAt, wait.startedAt))
    const minutes = policy?.targets[read.priority]?.[wait.kind]
    if (known?.endedAt && sameTime(known.endedAt, wait.endedAt)) kept.push(key)
    else if (policy && minutes) {
      const { dueAt, ...standing } = reckon(wait, read.course.stays, { minutes, clock, now })
      // Whoever missed it, missed it: giving the ticket away passes on the work, not that.
      const { ownerId, teamId } = known?.dueAt && known.dueAt <= now ? known : read
      targets.push({
        ...{ ...key, policyId: policy.id, policyName: policy.name, minutes, ...standing, ownerId, teamId },
        ...{ dueAt: dueAt?.toISOString() ?? null, endedAt: wait.endedAt?.toISOString() ?? null, endedBy: wait.endedBy },
        ...alarmsOf(wait, { dueAt, done: read.done, state: standing.state, policy, clock }),
      })
    }
  }
  return { kept, targets }
}

interface Alarming {
  dueAt: Date | null
  done: Read['done']
  state: string
  policy: SlaPolicy
  clock: Clock
}

/** From when on a target is near, and when its next step is to be taken. While a ticket rests nobody is told anything. */
function alarmsOf(wait: Wait, { dueAt, done, state, policy, clock }: Alarming): Pick<Target, 'nearAt' | 'stepAt'> {
  const rests = state === 'paused' || wait.endedAt !== null || !dueAt
  if (rests) return { nearAt: null, stepAt: null }
  const before = Math.min(-NEAR, ...policy.steps.map(({ minutes }) => minutes))
  const left = policy.steps.flatMap(({ minutes }, step) =>
    done.some((one) => one.kind === wait.kind && one.step === step && sameTime(one.startedAt, wait.startedAt))
      ? []
      : [workingMinutesFrom(clock, dueAt, minutes).toISOString()],
  )
  return { nearAt: workingMinutesFrom(clock, dueAt, before).toISOString(), stepAt: left.toSorted()[0] ?? null }
}

interface Times {
  id: string
  answeredAt: string | null
  firstResponse: number | null
  firstResponseWork: number | null
  resolution: number | null
  resolutionWork: number | null
}

/** How long it took, by the calendar and in work, as far as it is over. Answers of a ticket that we began are no responses. */
function timesOf(id: string, { course }: Read, clock: Clock): Times {
  const began = waitsSince(course)
  const answered = course.turns.find(({ side, at }) => side === 'agent' && began !== null && at >= began)?.at ?? null
  const solved = course.solvedAt
  const start = began ?? course.createdAt
  const minutes = (from: Date | null, to: Date | null) =>
    from && to && to >= from ? (to.getTime() - from.getTime()) / 60_000 : null
  const work = (from: Date | null, to: Date | null) =>
    from && to && to >= from ? workingMillisecondsBetween(clock, from, to) / 60_000 : null
  return {
    id,
    answeredAt: answered?.toISOString() ?? null,
    ...{ firstResponse: minutes(began, answered), firstResponseWork: work(began, answered) },
    ...{ resolution: minutes(start, solved), resolutionWork: work(start, solved) },
  }
}

async function writeTargets(ctx: Ctx, ids: readonly string[], kept: readonly Key[], targets: readonly Target[]) {
  await sql`delete from ticket_targets t where t.workspace_id = ${ctx.workspaceId} and t.ticket_id = any (${ids}::uuid[])
    and not exists (select from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb) as k("ticketId" uuid, kind text, "startedAt" timestamptz)
      where k."ticketId" = t.ticket_id and k.kind = t.kind and k."startedAt" = t.started_at)`.execute(ctx.db)
  if (targets.length === 0) return
  await sql`insert into ticket_targets (workspace_id, ticket_id, kind, started_at, policy_id, policy_name, minutes, state, due_at,
      left_seconds, paused_seconds, near_at, step_at, ended_at, ended_by, owner_id, team_id)
    select ${ctx.workspaceId}, r.* from jsonb_to_recordset(${JSON.stringify(targets)}::jsonb) as r("ticketId" uuid, kind text,
      "startedAt" timestamptz, "policyId" uuid, "policyName" text, minutes integer, state text, "dueAt" timestamptz, "leftSeconds" integer,
      "pausedSeconds" integer, "nearAt" timestamptz, "stepAt" timestamptz, "endedAt" timestamptz, "endedBy" text, "ownerId" uuid, "teamId" text)`.execute(
    ctx.db,
  )
}

/** Beside the record's version: nobody changed it, it is only known now. */
async function writeTimes(ctx: Ctx, times: readonly Times[]): Promise<void> {
  await sql`update tickets t set answered_at = r."answeredAt", first_response_minutes = r."firstResponse",
      first_response_work_minutes = r."firstResponseWork", resolution_minutes = r.resolution, resolution_work_minutes = r."resolutionWork"
    from jsonb_to_recordset(${JSON.stringify(times)}::jsonb) as r(id uuid, "answeredAt" timestamptz, "firstResponse" double precision,
      "firstResponseWork" double precision, resolution double precision, "resolutionWork" double precision)
    where t.workspace_id = ${ctx.workspaceId} and t.id = r.id
      and (t.answered_at, t.first_response_minutes, t.first_response_work_minutes, t.resolution_minutes, t.resolution_work_minutes)
        is distinct from (r."answeredAt", r."firstResponse", r."firstResponseWork", r.resolution, r."resolutionWork")`.execute(
    ctx.db,
  )
}

const sameTime = (one: Date | null, other: Date | null) => one?.getTime() === other?.getTime()
