import { differing, filterIn } from '#app/web/rules/rule-changes.ts'
import type { Filter } from '#app/web/ui/filter.ts'
import type { Occasion, Rule } from './assignment-client.ts'

/** A rule in the form. */
export interface RuleDraft
  extends Pick<
    Rule,
    | 'name'
    | 'on'
    | 'method'
    | 'teamId'
    | 'people'
    | 'capacity'
    | 'byLanguage'
    | 'hours'
    | 'alarmMinutes'
    | 'alarmTask'
    | 'skillIds'
    | 'stickyDays'
    | 'waitMinutes'
    | 'onlineOnly'
  > {
  filter: Filter | undefined
  occasions: Occasion[]
}

/** What a new rule begins with. */
const freshRule: RuleDraft = {
  ...{ name: '', on: true, filter: undefined, occasions: ['created', 'form', 'api'], method: 'roundRobin' },
  ...{ teamId: null, people: [], capacity: null, byLanguage: false, hours: 'any' },
  ...{ alarmMinutes: null, alarmTask: false },
  ...{ skillIds: [], stickyDays: null, waitMinutes: null, onlineOnly: false },
}

/** Of what customers wait behind: it comes when they write, and when whoever had it hands it back. */
export const freshRuleFor = (routed: boolean): RuleDraft =>
  routed ? { ...freshRule, occasions: ['arrived', 'unowned'], stickyDays: 30 } : freshRule

/** A rule as it stands, to be changed. */
export function draftOf(rule: Rule): RuleDraft {
  const { name, on, occasions, method, teamId, people, capacity, byLanguage, hours, alarmMinutes, alarmTask } = rule
  const plain = { name, on, occasions, method, teamId, people, capacity, byLanguage, hours, alarmMinutes, alarmTask }
  const { skillIds, stickyDays, waitMinutes, onlineOnly } = rule
  return { ...plain, skillIds, stickyDays, waitMinutes, onlineOnly, filter: filterIn(rule) }
}

/** A draft as a client sends it. */
export const inputOf = (object: string, { filter, ...draft }: RuleDraft) => ({
  ...draft,
  object,
  filter: filter ?? null,
})

/** What a change of a rule is sent with. */
export function changesOf(rule: Rule, draft: RuleDraft) {
  const { object: _, ...now } = inputOf('', draft)
  const { object: __, ...was } = inputOf('', draftOf(rule))
  return { id: rule.id, version: rule.version, ...differing(now, was) }
}

/** Whether a draft names whom it needs. */
export const isWhole = ({ name, method, teamId, people, occasions }: RuleDraft): boolean =>
  name.trim() !== '' &&
  occasions.length > 0 &&
  (method === 'person' ? people.length === 1 : teamId !== null || (method !== 'team' && people.length > 0))
