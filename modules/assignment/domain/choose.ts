import { type Clock, isAway, isWorking, nextWorking } from '#platform/values/working-time'
import type { Rule, Weighed } from '../contract/rule-shape.ts'
import type { Stance } from './stance.ts'

/** What must be known of somebody to give them a record. */
export interface Person {
  /** Which languages they speak, e.g. `de`. */
  languages: readonly string[]
  clock: Clock
  /** Whether they may read such records at all. */
  mayRead: boolean
  skillIds: readonly string[]
  /** How many they take at once of what customers wait behind, and of what asks for their whole attention; null: any number. */
  mostOpen: number | null
  mostLive: number | null
  stance: Stance
}

/** Somebody a rule names. Without `person` they have left. */
export interface Candidate {
  userId: string
  weight: number
  capacity: number | null
  person: Person | undefined
  tasks: number
  records: number
  live: number
  /** How far their turns have come. */
  turn: number
}

export interface Choice {
  userId: string | null
  /** Nobody is at work: it waits until somebody is. */
  waitsUntil: Date | null
  people: Weighed[]
}

type Asking = Pick<Rule, 'method' | 'byLanguage' | 'hours' | 'skillIds' | 'onlineOnly'>

/** What of a record decides who gets it. */
export interface About {
  language: string | null
  now: Date
  /** Whether it goes to whoever is there and has room; else their presence does not matter. */
  isRouted: boolean
  /** It asks for somebody's whole attention. */
  isLive: boolean
  /** Who spoke with the customer last, as far as the rule asks for it. */
  lastWith: string | null
}

/**
 * Who of a rule's people gets a record. Whoever left, may not read it, is away, is not at work, does not speak its language, lacks a
 * skill or has enough is skipped. Whoever spoke with the customer last comes first, where the rule says so. Of the others the one whose turn is furthest behind is next (stride scheduling: a turn is one
 * over the weight; Waldspurger and Weihl, 1995), or the one with the least load: open tasks and open records by weight.
 */
export function choose(rule: Asking, candidates: readonly Candidate[], about: About): Choice {
  const { method, hours } = rule
  const { now, lastWith } = about
  const skips = new Map(candidates.map((one) => [one.userId, skipOf(one, rule, about)]))
  const fit = candidates.filter(({ userId }) => !skips.get(userId))
  const again = fit.find(({ userId }) => userId === lastWith)
  const first = again ?? fit.toSorted(method === 'leastLoad' ? byLoad : byTurn)[0]
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
      verdict: skips.get(userId) ?? (userId === first?.userId ? (again ? 'again' : 'chosen') : behind),
    })),
  }
}

function skipOf(one: Candidate, rule: Asking, about: About): Weighed['verdict'] | null {
  const { person, capacity, records } = one
  if (!person) return 'left'
  if (!person.mayRead) return 'noRight'
  if (rule.byLanguage && !speaks(person, about.language)) return 'language'
  if (rule.skillIds.some((id) => !person.skillIds.includes(id))) return 'skill'
  if (capacity !== null && records >= capacity) return 'full'
  if (isAway(person.clock, about.now)) return 'absent'
  if (rule.hours !== 'any' && !isWorking(person.clock, about.now)) return 'offHours'
  return about.isRouted ? absenceOf(person, one, rule, about) : null
}

/** Whether somebody is there and has room for one more. */
function absenceOf(
  { stance, mostOpen, mostLive }: Person,
  { records, live }: Candidate,
  { onlineOnly }: Asking,
  { isLive }: About,
): Weighed['verdict'] | null {
  if (stance === 'offline') return 'offline'
  if (stance === 'away') return 'stepped'
  if (stance === 'unseen' && onlineOnly) return 'unseen'
  if (mostOpen !== null && records >= mostOpen) return 'full'
  return isLive && mostLive !== null && live >= mostLive ? 'fullLive' : null
}

const speaks = ({ languages }: Person, language: string | null) =>
  language === null || languages.some((spoken) => root(spoken) === root(language))

/** `de` of `de-AT`. */
const root = (language: string) => language.toLowerCase().split('-')[0]

const byTurn = (a: Candidate, b: Candidate) => a.turn - b.turn || (a.userId < b.userId ? -1 : 1)

const byLoad = (a: Candidate, b: Candidate) =>
  (a.tasks + a.records) / a.weight - (b.tasks + b.records) / b.weight || byTurn(a, b)
