import type { Occasion, Passed, Weighed } from '../contract/rule-shape.ts'
import { type About, type Candidate, choose } from './choose.ts'
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
  /** The team that gets it, with somebody of it or without. */
  teamId: string | null
  rule: StoredRule | null
  /** When somebody is at work, or the next rule is asked; null with what waits: whenever somebody is free. */
  until: Date | null
  people: Weighed[]
  passed: Passed[]
}

const MINUTE = 60_000

/**
 * Who gets a record: the first rule in order that is about it and finds somebody; else the fallback; else nobody, and what
 * customers wait behind goes on waiting. Each rule may be waited for so long before the next is asked.
 */
export function decide(round: Round, waiting: Waiting): Decision {
  const passed: Passed[] = []
  let patience = Date.parse(waiting.queuedAt)
  let last: StoredRule | null = null
  for (const rule of round.rules.filter(({ id }) => waiting.ruleId === null || id === waiting.ruleId)) {
    const why = passingOf(round, rule, waiting)
    if (why) {
      passed.push({ ruleId: rule.id, name: rule.name, why, people: [] })
      continue
    }
    if (rule.method === 'team')
      return { kind: 'given', userId: null, teamId: rule.teamId, rule, until: null, people: [], passed }
    const { userId, waitsUntil, people } = choose(
      rule,
      candidatesOf(round, rule),
      aboutOf(round, rule, waiting.recordId),
    )
    const asked = { teamId: rule.teamId, rule, people, passed }
    if (userId) return { kind: 'given', userId, until: null, ...asked }
    patience += (rule.waitMinutes ?? 0) * MINUTE
    const until = rule.waitMinutes === null ? waitsUntil : new Date(patience)
    if (until && until > round.now) return { kind: 'waits', userId: null, until, ...asked }
    passed.push({ ruleId: rule.id, name: rule.name, why: 'nobody', people })
    last = rule
  }
  const plain = { teamId: null, until: null, people: [], passed }
  const fallback =
    fallsBack(waiting, passed) && round.fallback && round.people.has(round.fallback) ? round.fallback : null
  if (fallback) return { ...plain, kind: 'given', userId: fallback, rule: null }
  return { ...plain, kind: last && round.isRouted ? 'waits' : 'left', userId: null, rule: last }
}

/** Keeps in mind that somebody got one more, and that it was their turn. */
export function noteGiven(round: Round, { recordId }: Waiting, { rule, userId }: Decision): void {
  if (!userId) return
  const load = round.loads.get(userId)
  if (load) load.records += 1
  if (load && round.live.has(recordId)) load.live += 1
  if (!rule) return
  const one = candidatesOf(round, rule).find((candidate) => candidate.userId === userId)
  if (!one) return
  rule.turn = Math.max(rule.turn, one.turn)
  round.turns.get(rule.id)?.set(userId, one.turn + 1 / one.weight)
}

const DAY = 1440 * MINUTE

function aboutOf(round: Round, { stickyDays }: StoredRule, recordId: string): About {
  const last = stickyDays === null ? undefined : round.lastWith.get(recordId)
  const isRecent = last && Date.parse(last.at) >= round.now.getTime() - (stickyDays ?? 0) * DAY
  return {
    ...{ language: round.languages.get(recordId) ?? null, now: round.now, isRouted: round.isRouted },
    ...{ isLive: round.live.has(recordId), lastWith: isRecent ? last.userId : null },
  }
}

function passingOf(round: Round, rule: StoredRule, { recordId, occasion, queuedAt }: Waiting): Passed['why'] | null {
  const matches = round.matches.get(rule.id)
  if (occasion !== 'applied') {
    if (!rule.on) return 'off'
    if (!rule.occasions.includes(occasion)) return 'occasion'
    if (Date.parse(queuedAt) < Date.parse(rule.onSince)) return 'before'
  }
  if (!matches) return 'unreadable'
  if (!matches.has(recordId)) return 'filter'
  // With which team it stands was chosen before.
  return rule.method === 'team' && round.teams.get(recordId) ? 'hasTeam' : null
}

/** The fallback takes what some rule was there for and could not place; nothing that no rule is asked about. */
const fallsBack = ({ ruleId }: Waiting, passed: readonly Passed[]) =>
  ruleId === null && passed.some(({ why }) => why === 'filter' || why === 'nobody' || why === 'unreadable')

function candidatesOf(round: Round, rule: StoredRule): Candidate[] {
  const turns = round.turns.get(rule.id)
  return (round.named.get(rule.id) ?? []).map((one) => {
    const { tasks = 0, records = 0, live = 0 } = round.loads.get(one.userId) ?? {}
    const turn = Math.max(turns?.get(one.userId) ?? 0, rule.turn)
    return { ...one, tasks, records, live, turn, person: round.people.get(one.userId) }
  })
}
