import { IconCheck, IconGitMerge } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useObjects } from '../objects/ObjectsProvider.tsx'
import type { AnyRecord } from '../objects/object-client.ts'
import type { ObjectModel } from '../objects/object-model.ts'
import { FieldDisplay } from '../ui/FieldDisplay.tsx'
import type { Field } from '../ui/field.ts'
import { useFormats } from '../ui/format.ts'
import { RecordAvatar } from '../ui/RecordAvatar.tsx'
import { UiLink } from '../ui/UiLink.tsx'
import type { Choice, Proposal } from './duplicates-client.ts'
import { FieldValues } from './FieldValues.tsx'
import styles from './MergeGrid.module.css'
import type { Choices } from './use-choices.ts'

interface MergeGridProps {
  model: ObjectModel
  proposal: Proposal
  choices: Choices
  /** Makes another record the one that stays; left out for who may not merge. */
  stay: ((id: string) => void) | undefined
}

const lists: readonly Field['type'][] = [
  'emails',
  'phones',
  'tags',
  'domains',
  'addresses',
  'socials',
  'related',
  'multiSelect',
]

/** Records side by side: each field they differ in with a choice, and what will stand at the end. */
export function MergeGrid({ model, proposal, choices, stay }: MergeGridProps) {
  const { t } = useTranslation('quality')
  const formats = useFormats()
  const records = proposal.records as AnyRecord[] // every record has an id
  const rows = proposal.choices.flatMap((choice) => {
    const field = model.field(choice.field)
    return field ? [{ choice, field }] : []
  })
  const equal = proposal.equal.flatMap((name) => model.field(name)?.label ?? [])
  return (
    <div className={styles.grid} style={{ '--records': records.length } as never /* a custom property */}>
      <div className={styles.heads}>
        {records.map((record) => (
          <div key={record.id} className={styles.headOf}>
            <RecordAvatar name={model.titleOf(record)} kind={model.view.kind ?? 'company'} size={36} />
            <div>
              <UiLink href={`${model.path}/${record.id}`} className={styles.name}>
                {model.titleOf(record)}
              </UiLink>
              <small>{t('added', { when: formats.date(String(record.createdAt)) })}</small>
              <Stays isIt={record.id === proposal.survivorId} stay={stay && (() => stay(record.id))} />
            </div>
          </div>
        ))}
        <div className={styles.afterHead}>
          <h3>
            <IconGitMerge size={16} stroke={1.6} aria-hidden="true" />
            {t('after.title')}
          </h3>
          <small>{t('after.text')}</small>
        </div>
      </div>
      {rows.map(({ choice, field }) => (
        <Row key={choice.field} {...{ model, records, choice, field, choices }} isFixed={!stay} />
      ))}
      <Hanging hanging={proposal.hanging} records={records} />
      <div className={styles.row}>
        <span className={styles.label}>{t('equal.label')}</span>
        <p className={styles.equal}>{equal.join(', ') || t('equal.none')}</p>
        <span className={styles.after}>
          <span className={styles.agree}>
            <IconCheck size={14} stroke={1.6} aria-hidden="true" />
            {t('equal.count', { count: equal.length })}
          </span>
        </span>
      </div>
    </div>
  )
}

function Stays({ isIt, stay }: { isIt: boolean; stay: (() => void) | undefined }) {
  const { t } = useTranslation('quality')
  if (isIt) return <small className={styles.stays}>{t('stays.this')}</small>
  return stay ? (
    <button type="button" className={`plain ${styles.stay}`} onClick={stay}>
      {t('stays.instead')}
    </button>
  ) : null
}

interface RowProps {
  model: ObjectModel
  records: AnyRecord[]
  choice: Choice
  field: Field
  choices: Choices
  isFixed: boolean
}

function Row({ model, records, choice, field, choices, isFixed }: RowProps) {
  const { t } = useTranslation('quality')
  const from = choices.from(choice)
  const isMany = lists.includes(field.type)
  const rule = choices.isDecided(choice) ? 'yours' : choice.rule
  const chosen = records.filter(({ id }) => from.includes(id))
  const currency = typeof records[0]?.currency === 'string' ? records[0].currency : undefined
  return (
    <fieldset className={styles.row}>
      <legend className={styles.label}>{field.label}</legend>
      {records.map((record) => {
        const value = record[field.key]
        const isEmpty =
          value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
        const isChosen = from.includes(record.id)
        return (
          <label
            key={record.id}
            className={styles.value}
            data-chosen={isChosen || undefined}
            data-empty={isEmpty || undefined}
          >
            <input
              type={isMany ? 'checkbox' : 'radio'}
              name={`${model.descriptor.name}-${field.key}`}
              checked={isChosen}
              disabled={isEmpty || isFixed}
              onChange={() => (isMany ? choices.toggle(choice, record.id) : choices.choose(choice.field, record.id))}
              aria-label={`${field.label}, ${model.titleOf(record)}`}
            />
            <span className={styles.text}>
              {isEmpty ? (
                <span className={styles.nothing}>{t('nothing')}</span>
              ) : (
                <FieldValues field={field} value={value} currency={currency} />
              )}
            </span>
          </label>
        )
      })}
      <span className={styles.after}>
        <span className={styles.result}>
          {isMany && chosen.length > 1 ? (
            t('after.all', { count: chosen.length })
          ) : (
            <FieldDisplay field={field} value={chosen[0]?.[field.key]} exact {...(currency ? { currency } : {})} />
          )}
        </span>
        <small>{t(`rules.${rule}`)}</small>
      </span>
    </fieldset>
  )
}

/** What hangs on each: all of it comes along. */
function Hanging({ hanging, records }: { hanging: Proposal['hanging']; records: AnyRecord[] }) {
  const { t } = useTranslation('quality')
  const formats = useFormats()
  const { models } = useObjects()
  const counted = (of: (counts: Record<string, number>) => number) =>
    hanging
      .flatMap(({ object, counts }) => {
        const count = of(counts)
        const model = models.get(object)
        return model && count > 0 ? model.words('count', { count, shown: formats.number(count) }) : []
      })
      .join(', ')
  const all = counted((counts) => Object.values(counts).reduce((sum, count) => sum + count, 0))
  if (!all) return null
  return (
    <div className={styles.row}>
      <span className={styles.label}>{t('history')}</span>
      {records.map(({ id }) => (
        <span key={id} className={styles.plain}>
          {counted((counts) => counts[id] ?? 0) || t('nothing')}
        </span>
      ))}
      <span className={styles.after}>
        <span className={styles.result}>{all}</span>
        <small>{t('rules.moves')}</small>
      </span>
    </div>
  )
}
