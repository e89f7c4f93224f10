import type { TFunction } from 'i18next'
import { addressLine, optionsIn } from '../ui/FieldDisplay.tsx'
import { addressesOf, checklistOf, type Field, reachablesOf, sharesOf, textOf } from '../ui/field.ts'
import type { Formats } from '../ui/format.ts'
import type { ObjectModel } from './object-model.ts'

/** One field of a change, before and after in words; '' for nothing. */
export interface FieldChange {
  key: string
  label: string
  before: string
  after: string
}

interface WordTools {
  t: TFunction
  formats: Formats
  currency?: string
  nameOf: (field: Field, id: string) => string | undefined
}

/** The changes in an event's payload, for the fields people see. */
export function changesIn(payload: Record<string, unknown>, model: ObjectModel, tools: WordTools): FieldChange[] {
  const changes: unknown = payload.changes
  if (typeof changes !== 'object' || changes === null) return []
  return Object.entries(changes).flatMap(([key, change]) => {
    const field = model.field(key)
    if (!field || !Array.isArray(change)) return []
    const [before, after] = [wordOf(field, change[0], tools), wordOf(field, change[1], tools)]
    return before === after && before !== '' ? [] : [{ key, label: field.label, before, after }]
  })
}

/** A value in words, on one line. */
export function wordOf(field: Field, value: unknown, tools: WordTools): string {
  const { t, formats } = tools
  if (value === null || value === undefined || value === '') return ''
  switch (field.type) {
    case 'money':
      return typeof value === 'number'
        ? formats.money({ amount: value, currency: tools.currency ?? formats.currency })
        : ''
    case 'multiSelect':
      return optionsIn(field, value)
        .map(({ label }) => label)
        .join(', ')
    case 'rating':
      return t('ui:rating.of', { value })
    case 'number':
      return typeof value === 'number' ? formats.number(value) : textOf(value)
    case 'boolean':
      return t(value ? 'ui:yes' : 'ui:no')
    case 'date':
      return formats.date(textOf(value))
    case 'dateTime':
      return `${formats.date(textOf(value))}, ${formats.time(textOf(value))}`
    case 'select':
      return field.options?.find((option) => option.value === value)?.label ?? textOf(value)
    case 'language':
    case 'country':
      return formats.nameOf(field.type === 'language' ? 'language' : 'region', textOf(value))
    case 'user':
    case 'relation':
      return tools.nameOf(field, textOf(value)) ?? t('ui:filter.aRecord')
    case 'emails':
    case 'phones':
      return reachablesOf(value)
        .map((one) => one.value)
        .join(', ')
    case 'address':
    case 'addresses':
      return addressesOf(value).map(addressLine).join('; ')
    case 'related':
      return itemsOf(value)
        .map((item) => namedIn(item, field, tools))
        .join(', ')
    case 'shares':
      return sharesOf(value)
        .map(({ userId, percent }) => {
          const name = tools.nameOf({ ...field, type: 'user' }, userId) ?? t('ui:shares.former')
          return `${name} ${formats.percent(percent / 100)}`
        })
        .join(', ')
    case 'checklist': {
      const steps = checklistOf(value)
      const done = steps.filter((step) => step.done).length
      return steps.length > 0 ? t('ui:checklist.done', { done, total: steps.length }) : ''
    }
    case 'links':
    case 'lines':
    case 'socials':
      return Array.isArray(value) && value.length > 0 ? t('objects:timeline.entries', { count: value.length }) : ''
    default:
      return Array.isArray(value) ? value.map(textOf).join(', ') : textOf(value)
  }
}

const itemsOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** A related record is kept by its id under the name of its type: `companyId`. */
function namedIn(item: unknown, field: Field, { t, nameOf }: WordTools): string {
  const { name, role, [`${field.object}Id`]: id } = Object(item)
  const named = typeof name === 'string' ? name : typeof id === 'string' ? nameOf(field, id) : undefined
  return [named ?? t('ui:filter.aRecord'), typeof role === 'string' && role ? `(${role})` : '']
    .filter(Boolean)
    .join(' ')
}
