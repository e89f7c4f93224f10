import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './cells.module.css'
import {
  ChoiceCell,
  ChoicesCell,
  DateCell,
  EmailCell,
  MoneyCell,
  Nothing,
  NumberCell,
  PhoneCell,
  RatingCell,
  RecordCell,
  TagsCell,
  TextCell,
  UrlCell,
} from './cells.tsx'
import {
  type Address,
  addressesOf,
  checklistOf,
  type Field,
  isNothing,
  linksOf,
  moneyOf,
  primaryOf,
  reachablesOf,
  refsOf,
  sharesOf,
  textOf,
  textsOf,
} from './field.ts'
import { useFormats } from './format.ts'
import { useLinked, useReferences, useSources } from './sources.ts'

interface FieldDisplayProps {
  field: Field
  value: unknown
  /** The currency of the record; money is kept beside it. */
  currency?: string
  /** Cents, full dates and all tags: for the record page. Tables are read at a glance. */
  exact?: boolean
}

/** One value of a record as its type wants to be read, in tables and property lists alike. */
export function FieldDisplay({ field, value, currency, exact = false }: FieldDisplayProps) {
  const { t } = useTranslation('ui')
  const formats = useFormats()
  const reference = useReferences()
  const linked = useLinked()
  const { users } = useSources()
  if (isNothing(value)) return <Nothing />
  switch (field.type) {
    case 'money': {
      const money = moneyOf(value, currency ?? formats.currency)
      return money ? <MoneyCell value={money} whole={!exact} /> : <Nothing />
    }
    case 'number':
      return typeof value === 'number' ? <NumberCell value={value} /> : <TextCell>{textOf(value)}</TextCell>
    case 'date':
    case 'dateTime':
      return <DateCell value={textOf(value)} exact={exact || field.type === 'date'} />
    case 'boolean':
      return <TextCell>{t(value ? 'yes' : 'no')}</TextCell>
    case 'select': {
      const option = field.options?.find((candidate) => candidate.value === value)
      return <ChoiceCell option={option ?? { value: textOf(value), label: textOf(value) }} />
    }
    case 'multiSelect':
      return <ChoicesCell options={optionsIn(field, value)} most={exact ? 12 : 2} />
    case 'rating':
      return typeof value === 'number' ? <RatingCell value={value} /> : <Nothing />
    case 'email':
      return <EmailCell value={{ value: textOf(value), primary: true }} />
    case 'phone':
      return <PhoneCell value={{ value: textOf(value), primary: true }} />
    case 'tags':
      return <TagsCell tags={textsOf(value)} most={exact ? 12 : 2} />
    case 'domains':
      return <TextCell>{textsOf(value).join(', ')}</TextCell>
    case 'emails':
    case 'phones': {
      const first = primaryOf(value)
      if (!first) return <Nothing />
      const Cell = field.type === 'emails' ? EmailCell : PhoneCell
      return <AndMore shown={<Cell value={first} />} more={reachablesOf(value).length - 1} />
    }
    case 'url':
      return <UrlCell value={textOf(value)} />
    case 'address':
    case 'addresses': {
      const [first, ...rest] = addressesOf(value)
      return first ? (
        <AndMore
          shown={<TextCell>{exact ? addressLine(first) : first.city || addressLine(first)}</TextCell>}
          more={rest.length}
        />
      ) : (
        <Nothing />
      )
    }
    case 'country':
    case 'language':
      return <TextCell>{formats.nameOf(field.type === 'country' ? 'region' : 'language', textOf(value))}</TextCell>
    case 'relation':
    case 'user': {
      const record = reference(field, value)
      if (!record) return <Nothing />
      // A column of the same three faces is noise; on the record page the face helps.
      return field.type === 'user' && !exact ? <TextCell>{record.name}</TextCell> : <RecordCell record={record} />
    }
    case 'related': {
      const [first, ...rest] = refsOf(value)
      return first ? <AndMore shown={<RecordCell record={first} />} more={rest.length} /> : <Nothing />
    }
    case 'checklist': {
      const items = checklistOf(value)
      return (
        <TextCell>
          {t('checklist.done', { done: items.filter(({ done }) => done).length, total: items.length })}
        </TextCell>
      )
    }
    case 'shares': {
      const parts = sharesOf(value).map(({ userId, percent }) => {
        const name = users.find(({ id }) => id === userId)?.name ?? t('shares.former')
        return `${name} ${formats.percent(percent / 100)}`
      })
      return <TextCell>{parts.join(', ')}</TextCell>
    }
    case 'links': {
      const [first, ...rest] = linksOf(value).flatMap((link) => linked(link) ?? [])
      return first ? <AndMore shown={<RecordCell record={first} />} more={rest.length} /> : <Nothing />
    }
    case 'socials':
    case 'lines':
      return <TextCell>{Array.isArray(value) ? formats.number(value.length) : ''}</TextCell>
    default:
      return <TextCell>{textOf(value)}</TextCell>
  }
}

/** The options a list of values names, in the order of the options. */
export function optionsIn(field: Field, value: unknown) {
  const chosen = textsOf(value)
  const known = field.options?.filter((option) => chosen.includes(option.value)) ?? []
  // One that is gone is shown by its value.
  const gone = chosen.filter((one) => !known.some((option) => option.value === one))
  return [...known, ...gone.map((one) => ({ value: one, label: one }))]
}

function AndMore({ shown, more }: { shown: ReactNode; more: number }) {
  return (
    <>
      {shown}
      {more > 0 && <span className={styles.rest}>+{more}</span>}
    </>
  )
}

/** Street, code and city on one line; the country where nothing else is known. */
export const addressLine = ({ street, postcode, city, country }: Address) =>
  [street, [postcode, city].filter(Boolean).join(' ')].filter(Boolean).join(', ') || country || ''
