import type { Occasion, Passed, Weighed } from '../contract/rule-shape.ts'
import { type Candidate, choose } from './choose.ts'
import type { Round } from './open-round.ts'
import type { StoredRule } from './stored-rules.ts'

/** A record that waits for somebody. */
export interface Waiting {
  recordId: string
  occasion: Occasion | 'applied'
  /** Only this rule is asked. */
  ruleId: string | null
  queuedAt: string
}

/** What becomes of it. `rule` null: the fallback. */
export interface Decision {
  kind: 'given' | 'waits' | 'left'
  userId: string | null
  rule: StoredRule | null
  until: Date | null
  people: Weighed[]
  passed: Passed[]
}

/** Who gets a record: the first rule in order that is about it and finds somebody; else the fallback; else nobody. */
export function decide(round: Round, waiting: Waiting): Decision {
  const passed: Passed[] = []
  const asked = round.rules.filter(({ id }) => waiting.ruleId === null || id === waiting.ruleId)
  for (const rule of asked) {
    const why = passingOf(round, rule, waiting)
    if (why) {
      passed.push({ ruleId: rule.id, name: rule.name, why, people: [] })
      continue
    }
    const language = round.languages.get(waiting.recordId) ?? null
    const { userId, waitsUntil, people } = choose(rule, candidatesOf(round, rule), { language, now: round.now })
    if (userId) return { kind: 'given', userId, rule, until: null, people, passed }
    if (waitsUntil) return { kind: 'waits', userId: null, rule, until: waitsUntil, people, passed }
    passed.push({ ruleId: rule.id, name: rule.name, why: 'nobody', people })
  }
  const fallback =
    fallsBack(waiting, passed) && round.fallback && round.people.has(round.fallback) ? round.fallback : null
  return { kind: fallback ? 'given' : 'left', userId: fallback, rule: null, until: null, people: [], passed }
}

/** Keeps in mind that somebody got one more, and that it was their turn. */
export function noteGiven(round: Round, { rule, userId }: Decision): void {
  if (!userId) return
  const load = round.loads.get(userId)
  if (load) load.records += 1
  if (!rule) return
  const one = candidatesOf(round, rule).find((candidate) => candidate.userId === userId)
  if (!one) return
  rule.turn = Math.max(rule.turn, one.turn)
  round.turns.get(rule.id)?.set(userId, one.turn + 1 / one.weight)
}

function passingOf(round: Round, rule: StoredRule, { recordId, occasion, queuedAt }: Waiting): Passed['why'] | null {
  const matches = round.matches.get(rule.id)
  if (occasion !== 'applied') {
    if (!rule.on) return 'off'
    if (!rule.occasions.includes(occasion)) return 'occasion'
    if (Date.parse(queuedAt) < Date.parse(rule.onSince)) return 'before'
  }
  if (!matches) return 'unreadable'
  return matches.has(recordId) ? null : 'filter'
}

/** The fallback takes what some rule was there for and could not place; nothing that no rule is asked about. */
const fallsBack = ({ ruleId }: Waiting, passed: readonly Passed[]) =>
  ruleId === null && passed.some(({ why }) => why === 'filter' || why === 'nobody' || why === 'unreadable')

function candidatesOf(round: Round, rule: StoredRule): Candidate[] {
  const turns = round.turns.get(rule.id)
  return (round.named.get(rule.id) ?? []).map((one) => {
    const { tasks = 0, records = 0 } = round.loads.get(one.userId) ?? {}
    const turn = Math.max(turns?.get(one.userId) ?? 0, rule.turn)
    return { ...one, tasks, records, turn, person: round.people.get(one.userId) }
  })
}
