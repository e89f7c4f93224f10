import {
  type Clock,
  minusWorkingSeconds,
  plusWorkingMilliseconds,
  plusWorkingSeconds,
  workingMillisecondsBetween,
} from '#platform/values/working-time'
import type { Category } from './default-settings.ts'

export const targetKinds = ['firstResponse', 'nextResponse', 'resolution'] as const
export type TargetKind = (typeof targetKinds)[number]

/** Where a ticket stood from when to when, in order; the last one has no end. */
export interface Stay {
  category: Category
  enteredAt: Date
  leftAt: Date | null
}

/** Who spoke when, in order. */
export interface Turn {
  side: 'customer' | 'agent'
  at: Date
}

/** All that happened to a ticket as far as promises go. */
export interface Course {
  createdAt: Date
  /** Since when the customer waits; null: nobody asked. */
  askedAt: Date | null
  stays: readonly Stay[]
  turns: readonly Turn[]
}

/** Something the customer waits for, or waited for. */
export interface Wait {
  kind: TargetKind
  startedAt: Date
  endedAt: Date | null
  /** Solved without an answer, or answered. */
  endedBy: 'answered' | 'solved' | null
}

const isOver = ({ category }: Stay) => category === 'solved' || category === 'closed'
const isActive = ({ category }: Stay) => category === 'new' || category === 'open'

/** When a ticket that is over was solved last. */
export function solvedAt(stays: readonly Stay[]): Date | null {
  const last = stays.findLastIndex((stay) => !isOver(stay))
  return stays[last + 1]?.enteredAt ?? null
}

/** When the customer began to wait: when they asked, else with their first word. */
export const waitsSince = ({ askedAt, turns }: Course): Date | null =>
  askedAt ?? turns.find(({ side }) => side === 'customer')?.at ?? null

/**
 * What the customer waits for. The first response from when they asked to our first answer; each next one from their oldest word
 * without an answer to our next one; the resolution until it was solved last. Solving ends what nobody answered; who reopens a ticket
 * takes that back. Of a ticket that came solved nothing was promised.
 */
export function waitsIn(course: Course): Wait[] {
  if (course.stays.every(isOver)) return []
  const solved = solvedAt(course.stays)
  const began = waitsSince(course)
  const answers = course.turns.filter(({ side, at }) => side === 'agent' && (!began || at >= began))
  const first = answers[0]?.at ?? null
  const until = (from: Date, answered: Date | null): Pick<Wait, 'endedAt' | 'endedBy'> =>
    answered
      ? { endedAt: answered, endedBy: 'answered' }
      : solved && solved >= from
        ? { endedAt: solved, endedBy: 'solved' }
        : { endedAt: null, endedBy: null }
  const waits: Wait[] = began ? [{ kind: 'firstResponse', startedAt: began, ...until(began, first) }] : []
  for (const { from, answered } of first ? unanswered(course.turns, first) : [])
    waits.push({ kind: 'nextResponse', startedAt: from, ...until(from, answered) })
  const start = began ?? course.createdAt
  return [...waits, { kind: 'resolution', startedAt: start, endedAt: solved, endedBy: solved && 'solved' }]
}

/** From each oldest word of the customer's without an answer to our next. */
function unanswered(turns: readonly Turn[], since: Date): { from: Date; answered: Date | null }[] {
  const found: { from: Date; answered: Date | null }[] = []
  for (const { side, at } of turns) {
    if (at <= since) continue
    const last = found.at(-1)
    const isOpen = last !== undefined && last.answered === null
    if (side === 'customer' && !isOpen) found.push({ from: at, answered: null })
    if (side === 'agent' && isOpen) last.answered = at
  }
  return found
}

/** How a wait does by a promise of so many minutes of work. */
export interface Standing {
  state: 'running' | 'paused' | 'met' | 'breached'
  /** Of what was kept: when it would have been. Null while it rests before it was due. */
  dueAt: Date | null
  leftSeconds: number
  pausedSeconds: number
}

interface Promise {
  minutes: number
  clock: Clock
  now: Date
}

/** Walks the times in which a ticket was ours to work on; what it rested, pending or solved, counts for nothing. */
export function reckon(wait: Wait, stays: readonly Stay[], { minutes, clock, now }: Promise): Standing {
  const end = wait.endedAt ?? now
  let left = minutes * 60_000
  let paused = 0
  let dueAt: Date | null = null
  for (const [at, stay] of stays.entries()) {
    const from = later(at === 0 ? wait.startedAt : stay.enteredAt, wait.startedAt)
    const to = earlier(stay.leftAt ?? end, end)
    const goesOn = stay.leftAt === null && wait.endedAt === null
    if (to < from && !goesOn) continue
    if (!isActive(stay)) paused += Math.max(0, to.getTime() - from.getTime())
    else if (goesOn && dueAt === null) dueAt = plusWorkingMilliseconds(clock, from, Math.max(0, left))
    if (!isActive(stay)) continue
    const worked = workingMillisecondsBetween(clock, from, to)
    if (dueAt === null && left < worked) dueAt = plusWorkingMilliseconds(clock, from, Math.max(0, left))
    left -= worked
  }
  const last = stays.at(-1)
  return {
    state: stateOf(wait, dueAt, { now, isRunning: last !== undefined && isActive(last) }),
    // What was kept would have been due then.
    dueAt: dueAt ?? (wait.endedAt ? plusWorkingMilliseconds(clock, wait.endedAt, Math.max(0, left)) : null),
    leftSeconds: Math.trunc(left / 1000),
    pausedSeconds: Math.trunc(paused / 1000),
  }
}

function stateOf(
  { endedAt }: Wait,
  dueAt: Date | null,
  { now, isRunning }: { now: Date; isRunning: boolean },
): Standing['state'] {
  if (endedAt) return dueAt && endedAt > dueAt ? 'breached' : 'met'
  if (dueAt && dueAt <= now) return 'breached'
  return isRunning ? 'running' : 'paused'
}

/** The moment so many minutes of work before (negative) or after another. */
export const workingMinutesFrom = (clock: Clock, at: Date, minutes: number): Date =>
  minutes < 0
    ? minusWorkingSeconds(clock, at, -minutes * 60)
    : minutes === 0
      ? at
      : plusWorkingSeconds(clock, at, minutes * 60)

const later = (a: Date, b: Date) => (a > b ? a : b)
const earlier = (a: Date, b: Date) => (a < b ? a : b)
