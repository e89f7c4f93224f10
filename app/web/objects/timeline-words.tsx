import {
  IconAlarm,
  IconArrowsExchange,
  IconArrowsRight,
  IconBolt,
  IconForms,
  IconGauge,
  IconMail,
  IconMailOff,
  IconMessage2,
  IconPencil,
  IconPlus,
  IconRestore,
  IconTrash,
  IconUserCheck,
} from '@tabler/icons-react'
import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { tellRelation } from '../relations/relation-words.tsx'
import type { Field } from '../ui/field.ts'
import type { Formats } from '../ui/format.ts'
import { inSentence } from '../ui/in-sentence.ts'
import type { TimelineEntry } from '../ui/TimelineLine.tsx'
import type { FieldChange } from './change-words.ts'
import type { TimelineEvent } from './object-client.ts'
import type { ObjectModel } from './object-model.ts'
import styles from './Record.module.css'

export interface TellTools {
  t: TFunction
  language: string
  formats: Formats
  models: ReadonlyMap<string, ObjectModel>
  /** The object type the event is about. */
  model: ObjectModel
  /** On the record's own page; else on that of another it stands with. */
  own: boolean
  /** Who did it, in words. */
  who: string
  /** What changed, with the labels of the fields; empty for other events. */
  changes: FieldChange[]
  nameOf: (field: Pick<Field, 'type' | 'object'>, id: string) => string | undefined
}

/** An entry of a timeline; `plain` says what it is about where there is room for words only. */
export type ToldEntry = TimelineEntry & { plain?: string }

/** What a module says about an event; what it leaves out is said in general words. */
export type Teller = (event: TimelineEvent, tools: TellTools) => Partial<ToldEntry> | undefined

/** Puts an event into one sentence: who did what; below it what it was about, or what it changed. */
export function tellEvent(event: TimelineEvent, tools: TellTools): ToldEntry {
  const { model, who } = tools
  return {
    id: event.id,
    at: event.occurredAt,
    who,
    ...general(event, tools),
    ...model.view.tell?.(event, tools),
  }
}

function general(event: TimelineEvent, tools: TellTools): Pick<ToldEntry, 'icon' | 'what'> & Partial<ToldEntry> {
  const { t, model, changes, own } = tools
  if (event.type.startsWith('relation.')) return tellRelation(event, tools)
  if (event.type === 'comment.added') return { icon: IconMessage2, what: t('timeline.commented') }
  if (event.type === 'contact.score_changed') return tellScore(event, tools)
  if (event.type === 'sequence.enrolled')
    return {
      icon: IconArrowsRight,
      what: t('timeline.enrolled', { name: event.payload.name }),
      href: `/sequences/${event.payload.sequenceId}`,
    }
  if (event.type === 'sequence.ended') {
    const { name, by, sequenceId } = event.payload
    return {
      icon: IconArrowsRight,
      what: t('timeline.sequenceEnded', { name, why: t(`timeline.ended.${by}`) }),
      href: `/sequences/${sequenceId}`,
    }
  }
  if (event.type === 'contact.optedOut') return { icon: IconMailOff, what: t('timeline.optedOut') }
  if (event.type === 'form.submitted') {
    const { form, formId, submissionId } = event.payload
    return {
      icon: IconForms,
      what: t('timeline.submitted', { form }),
      href: `/forms/${formId}/submissions?open=${submissionId}`,
    }
  }
  if (event.type === 'record.assigned') return tellAssigned(event, tools)
  if (event.type === 'automation.ran') return tellRule(event, tools)
  if (event.type === 'record.unanswered')
    return { icon: IconAlarm, what: t('timeline.unanswered', { count: Number(event.payload.minutes) }) }
  if (event.type === 'email.received')
    return { icon: IconMail, what: t('timeline.mailCame', { from: event.payload.fromAddress }) }
  if (event.type === 'email.sent') return { icon: IconMail, what: t('timeline.mailLeft') }
  if (event.type.startsWith('handOver.')) return tellHandOver(event, tools)
  const verb = event.type.split('.')[1] ?? ''
  const what = own ? t('timeline.this') : nameIn(event, model)
  const href = own || verb === 'deleted' || !event.recordId ? undefined : `${model.path}/${event.recordId}`
  if (verb === 'updated') {
    const [only, ...others] = changes
    if (own && only && others.length === 0 && isShort(only))
      return { icon: IconPencil, what: <Change change={only} tools={tools} />, href }
    const fields = changes.map(({ label }) => inSentence(label, tools.language)).join(', ')
    return {
      icon: IconPencil,
      what: own ? t('timeline.changedFields', { fields }) : t('timeline.changed', { what }),
      href,
      plain: changes
        .map(({ label, before, after }) => `${label}: ${[before, after].filter(Boolean).join(' → ')}`)
        .join(', '),
      excerpt: changes.length > 0 ? { text: <Changes changes={changes} tools={tools} /> } : undefined,
    }
  }
  const icon = verb === 'deleted' ? IconTrash : verb === 'restored' ? IconRestore : IconPlus
  return { icon, what: t(`timeline.${known.has(verb) ? verb : 'did'}`, { what, type: event.type }), href }
}

/** That the label of a contact's scores is another. */
function tellScore({ payload }: TimelineEvent, { t }: TellTools): Pick<ToldEntry, 'icon' | 'what'> {
  const [before, after] = payload.label as [string | null, string] // the event's own declaration
  return { icon: IconGauge, what: t(before ? 'timeline.scoreMoved' : 'timeline.scored', { before, after }) }
}

/** That somebody else has it now, or has done what was to be done. */
function tellHandOver({ type, payload }: TimelineEvent, { t, nameOf }: TellTools): Pick<ToldEntry, 'icon' | 'what'> {
  const { reason, toId } = payload as { reason: string; toId: string | null } // the event's own declaration
  const to = (toId && nameOf({ type: 'user' }, toId)) || t('actors.user')
  const key = type === 'handOver.finished' ? 'timeline.tookOver' : 'timeline.handedOver'
  return { icon: IconArrowsExchange, what: t(key, { to, reason }) }
}

/** That a rule, or the fallback, gave it to somebody. */
function tellAssigned({ payload }: TimelineEvent, { t, nameOf }: TellTools): Pick<ToldEntry, 'icon' | 'what'> {
  const { userId, ruleName } = payload as { userId: string; ruleName: string } // the event's own declaration
  const to = nameOf({ type: 'user' }, userId) ?? t('actors.user')
  const key = ruleName ? 'timeline.assigned' : 'timeline.assignedBack'
  return { icon: IconUserCheck, what: t(key, { to, rule: ruleName }) }
}

function tellRule({ payload }: TimelineEvent, { t, model, language }: TellTools): Pick<ToldEntry, 'icon' | 'what'> {
  // The event's own declaration.
  const { name, outcomes } = payload as { name: string; outcomes: { act: string; result: string; field?: string }[] }
  const done = outcomes
    .filter(({ result }) => result === 'done')
    .map(({ act, field = '' }) =>
      t(`timeline.ruleActs.${act}`, { field: inSentence(model.field(field)?.label ?? field, language) }),
    )
  const acts = [...new Set(done)].join(', ') || t('timeline.ruleActs.nothing')
  return { icon: IconBolt, what: t('timeline.ruled', { name, acts }) }
}

const known = new Set(['created', 'deleted', 'restored'])

const nameIn = ({ record, payload }: TimelineEvent, model: ObjectModel) => {
  if (record) return model.titleOf(record)
  return typeof payload.title === 'string' ? payload.title : model.one
}

/** A change that fits into the sentence itself. */
const isShort = ({ before, after }: FieldChange) => before.length + after.length < 60

function Change({ change, tools: { t, language } }: { change: FieldChange; tools: TellTools }): ReactNode {
  const { before, after } = change
  const field = inSentence(change.label, language)
  if (!before) return t('timeline.set', { field, after })
  if (!after) return t('timeline.cleared', { field, before })
  return t('timeline.moved', { field, before, after })
}

function Changes({ changes, tools: { t } }: { changes: FieldChange[]; tools: TellTools }) {
  return (
    <ul className={styles.changes}>
      {changes.slice(0, 8).map(({ key, label, before, after }) => (
        <li key={key} className={styles.change}>
          <span>{label}:</span> {before ? `${before} → ${after || t('ui:nothing')}` : after || t('ui:nothing')}
        </li>
      ))}
      {changes.length > 8 && <li>{t('timeline.moreChanges', { count: changes.length - 8 })}</li>}
    </ul>
  )
}
