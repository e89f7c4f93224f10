import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type Field, isNothing } from '../ui/field.ts'
import { useFormats } from '../ui/format.ts'
import { inSentence } from '../ui/in-sentence.ts'
import { PropertyList } from '../ui/PropertyList.tsx'
import { currencyOf, shownValue } from './columns.tsx'
import { useObjects } from './ObjectsProvider.tsx'
import type { AnyRecord } from './object-client.ts'
import type { ObjectModel } from './object-model.ts'
import styles from './Record.module.css'
import { useSections } from './use-sections.ts'

interface RecordPropertiesProps {
  model: ObjectModel
  record: AnyRecord
  /** Left out: nothing can be edited. */
  save?: (field: string, value: unknown) => Promise<unknown>
}

/** What is known of a record, in groups, edited in place; below, how much of what should be known is. */
export function RecordProperties({ model, record, save }: RecordPropertiesProps) {
  const { models } = useObjects()
  const place = useRef<HTMLDivElement>(null)
  const sections = useSections(model, record)
  const fixed = model.view.fixed?.(record) ?? []
  const values = Object.fromEntries(
    model.fields.map((field) => [field.key, shownValue(field, record[field.key], models)]),
  )
  return (
    <div ref={place}>
      {sections.map(({ id, title, collapsed, fields }) => (
        <PropertyList
          key={id}
          label={title}
          collapsed={collapsed}
          fields={fields.map((field) => (fixed.includes(field.key) ? { ...field, readOnly: true } : field))}
          values={values}
          currency={currencyOf(record)}
          save={save}
        />
      ))}
      <Completeness model={model} record={record} edit={save && ((field) => openEditor(place.current, field))} />
    </div>
  )
}

// The line keeps to itself whether it is edited; its own button is the way in, for us as for a keyboard.
const openEditor = (place: HTMLElement | null, field: Field) =>
  [...(place?.querySelectorAll('dt') ?? [])]
    .find((term) => term.textContent === field.label)
    ?.parentElement?.querySelector('button')
    ?.click()

interface CompletenessProps {
  model: ObjectModel
  record: AnyRecord
  edit?: (field: Field) => void
}

function Completeness({ model, record, edit }: CompletenessProps) {
  const { t, i18n } = useTranslation('objects')
  const formats = useFormats()
  const wanted = model.view.wanted?.flatMap((key) => model.field(key) ?? []) ?? []
  if (wanted.length === 0) return null
  const missing = wanted.filter(({ key }) => isNothing(record[key]))
  const share = 1 - missing.length / wanted.length
  const next = missing.find(({ type }) => type !== 'related')
  return (
    <div className={styles.complete}>
      <div className={styles.track} aria-hidden="true">
        <span style={{ inlineSize: `${share * 100}%` }} />
      </div>
      <div className={styles.filled}>
        <span>{t('record.filled', { share: formats.percent(Math.round(share * 100) / 100) })}</span>
        {next && edit && (
          <button type="button" className={`plain ${styles.add}`} onClick={() => edit(next)}>
            {t('record.addField', { field: inSentence(next.label, i18n.language) })}
          </button>
        )}
      </div>
    </div>
  )
}
