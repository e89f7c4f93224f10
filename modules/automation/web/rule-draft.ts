import { differing, filterIn } from '#app/web/rules/rule-changes.ts'
import type { Filter } from '#app/web/ui/filter.ts'
import type { Act, ActKind, Rule, Subject, Trigger } from './automation-client.ts'

/** An act in the form; its key lets it keep its place while others come and go. */
export interface ActRow {
  key: number
  act: Act
}

/** A rule in the form. */
export interface RuleDraft extends Pick<Rule, 'name' | 'on' | 'trigger' | 'hours' | 'once'> {
  filter: Filter | undefined
  rows: ActRow[]
}

/** What a new rule begins with. */
export const freshRule: RuleDraft = {
  ...{ name: '', on: true, trigger: { on: 'created' }, hours: 'any', once: false },
  ...{ filter: undefined, rows: [] },
}

/** A rule as it stands, to be changed. */
export const draftOf = (rule: Rule): RuleDraft => ({
  ...{ name: rule.name, on: rule.on, trigger: rule.trigger, hours: rule.hours, once: rule.once },
  ...{ filter: filterIn(rule), rows: rule.acts.map((act, key) => ({ key, act })) },
})

/** A draft as a client sends it. */
export const inputOf = (object: Subject, { filter, rows, ...draft }: RuleDraft) => ({
  ...draft,
  object,
  filter: filter ?? null,
  acts: rows.map(({ act }) => act),
})

/** What a change of a rule is sent with. */
export function changesOf(rule: Rule, draft: RuleDraft) {
  const { object: _, ...now } = inputOf(rule.object, draft)
  const { object: __, ...was } = inputOf(rule.object, draftOf(rule))
  return { id: rule.id, version: rule.version, ...differing(now, was) }
}

/** What an act begins with. */
export function freshAct(kind: ActKind): Act {
  switch (kind) {
    case 'set':
      return { act: kind, field: 'priority', value: 'high' }
    case 'label':
      return { act: kind, add: [], remove: [] }
    case 'snooze':
      return { act: kind, hours: 24 }
    case 'tell':
      return { act: kind, to: ['owner'], text: '' }
    case 'task':
      return { act: kind, title: '', to: 'owner', days: 1 }
    case 'ticket':
      return { act: kind, type: null }
    default:
      return { act: kind, text: '' }
  }
}

/** What a trigger begins with. */
export function freshTrigger(on: Trigger['on'], object: Subject): Trigger {
  switch (on) {
    case 'updated':
      return { on, always: false }
    case 'since':
      return { on, field: object === 'ticket' ? 'createdAt' : 'waitingSince', minutes: 60 }
    case 'beforeDue':
      return { on, target: null, minutes: 30 }
    default:
      return { on }
  }
}

const isWholeAct = (act: Act): boolean => {
  if (act.act === 'label') return act.add.length + act.remove.length > 0
  if (act.act === 'tell') return act.to.length > 0 && act.text.trim() !== ''
  if (act.act === 'task') return act.title.trim() !== ''
  return !('text' in act) || act.text.trim() !== ''
}

/** Whether a draft says what it needs. */
export const isWhole = ({ name, rows }: RuleDraft): boolean =>
  name.trim() !== '' && rows.length > 0 && rows.every(({ act }) => isWholeAct(act))
