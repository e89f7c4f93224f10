import { type Clock, isAway, isWorking, nextWorking } from '#platform/values/working-time'
import type { Rule, Weighed } from '../contract/rule-shape.ts'

/** What must be known of somebody to give them a record. */
export interface Person {
  /** Which languages they speak, e.g. `de`. */
  languages: readonly string[]
  clock: Clock
  /** Whether they may read such records at all. */
  mayRead: boolean
}

/** Somebody a rule names. Without `person` they have left. */
export interface Candidate {
  userId: string
  weight: number
  capacity: number | null
  person: Person | undefined
  tasks: number
  records: number
  /** How far their turns have come. */
  turn: number
}

export interface Choice {
  userId: string | null
  /** Nobody is at work: it waits until somebody is. */
  waitsUntil: Date | null
  people: Weighed[]
}

type Asking = Pick<Rule, 'method' | 'byLanguage' | 'hours'>

/**
 * Who of a rule's people gets a record. Whoever left, may not read it, is away, is not at work, does not speak its language
 * or has enough is skipped. Of the others the one whose turn is furthest behind is next (stride scheduling: a turn is one
 * over the weight; Waldspurger and Weihl, 1995), or the one with the least load: open tasks and open records by weight.
 */
export function choose(
  { method, byLanguage, hours }: Asking,
  candidates: readonly Candidate[],
  { language, now }: { language: string | null; now: Date },
): Choice {
  const skips = new Map(
    candidates.map((one) => [one.userId, skipOf(one, { language: byLanguage ? language : null, hours, now })]),
  )
  const fit = candidates.filter(({ userId }) => !skips.get(userId))
  const [first] = fit.toSorted(method === 'leastLoad' ? byLoad : byTurn)
  const isWaiting = !first && hours === 'wait'
  const off = candidates.filter(({ userId }) => skips.get(userId) === 'offHours')
  const moments = off.flatMap(({ person }) => (person ? (nextWorking(person.clock, now) ?? []) : []))
  const soonest = moments.toSorted((a, b) => a.getTime() - b.getTime())[0] ?? null
  const behind = method === 'leastLoad' ? 'busier' : 'notTheirTurn'
  return {
    userId: first?.userId ?? null,
    waitsUntil: isWaiting ? soonest : null,
    people: candidates.map(({ userId, tasks, records }) => ({
      ...{ userId, tasks, records },
      verdict: skips.get(userId) ?? (userId === first?.userId ? 'chosen' : behind),
    })),
  }
}

interface Circumstances {
  language: string | null
  hours: Rule['hours']
  now: Date
}

function skipOf(
  { person, capacity, records }: Candidate,
  { language, hours, now }: Circumstances,
): Weighed['verdict'] | null {
  if (!person) return 'left'
  if (!person.mayRead) return 'noRight'
  if (language !== null && !person.languages.some((spoken) => root(spoken) === root(language))) return 'language'
  if (capacity !== null && records >= capacity) return 'full'
  if (isAway(person.clock, now)) return 'absent'
  if (hours !== 'any' && !isWorking(person.clock, now)) return 'offHours'
  return null
}

/** `de` of `de-AT`. */
const root = (language: string) => language.toLowerCase().split('-')[0]

const byTurn = (a: Candidate, b: Candidate) => a.turn - b.turn || (a.userId < b.userId ? -1 : 1)

const byLoad = (a: Candidate, b: Candidate) =>
  (a.tasks + a.records) / a.weight - (b.tasks + b.records) / b.weight || byTurn(a, b)
