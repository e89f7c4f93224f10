import type { TFunction } from 'i18next'
import type { ObjectDescriptor } from '#platform/objects/describe'
import type { Field, FieldType, Option, RecordRef } from '../ui/field.ts'
import type { AnyRecord } from './object-client.ts'
import type { ObjectView } from './object-view.ts'

/** An object type with its view and its words in the user's language. */
export interface ObjectModel {
  descriptor: ObjectDescriptor
  view: ObjectView
  /** `/contacts` */
  path: string
  one: string
  many: string
  fields: Field[]
  field: (key: string) => Field | undefined
  titleOf: (record: Record<string, unknown>) => string
  refOf: (record: AnyRecord) => RecordRef
  /** A word of its own in the module's catalogue: `words('new')`. */
  words: (key: string, values?: Record<string, unknown>) => string
}

/** Lets nobody see what is only for machines. */
const hidden = new Set(['externalId'])

/** Joins what the server describes with how the web shows it. */
export function objectModel(descriptor: ObjectDescriptor, view: ObjectView, t: TFunction): ObjectModel {
  const words = (key: string, values?: Record<string, unknown>): string =>
    t(`${descriptor.module}:${descriptor.name}.${key}`, values ?? {})
  const own = descriptor.fields.map((field): Field => {
    const type = field.type as FieldType // the server's list of types is the one these parts know
    return {
      key: field.name,
      label: words(`fields.${field.name}`),
      type,
      options: field.options.length > 0 ? field.options.map((value) => optionOf(field.name, value)) : undefined,
      object: field.object ?? undefined,
      readOnly: field.readonly || !descriptor.may.update,
    }
  })
  const system: Field[] = [
    { key: 'createdAt', label: t('objects:fields.createdAt'), type: 'dateTime', readOnly: true },
    { key: 'updatedAt', label: t('objects:fields.updatedAt'), type: 'dateTime', readOnly: true },
  ]
  const fields = [...own.filter(({ key }) => !hidden.has(key)), ...system]

  function optionOf(field: string, value: string): Option {
    return { value, label: words(`options.${field}.${value}`), ...view.marks?.[field]?.[value] }
  }
  const path = `/${descriptor.plural}`
  const titleOf = (record: Record<string, unknown>) =>
    descriptor.title
      .map((key) => record[key])
      .filter((part) => typeof part === 'string' && part !== '')
      .join(' ') ||
    nameless(record) ||
    words('nameless')

  return {
    descriptor,
    view,
    path,
    one: words('one'),
    many: words('many'),
    fields,
    field: (key) => fields.find((field) => field.key === key),
    titleOf,
    refOf: (record) => ({ id: record.id, name: titleOf(record), kind: view.kind, href: `${path}/${record.id}` }),
    words,
  }
}

/** Somebody without a name is known by an email or a phone number. */
function nameless(record: Record<string, unknown>): string | undefined {
  for (const list of [record.emails, record.phones]) {
    const first: unknown = Array.isArray(list) ? list[0] : undefined
    const value: unknown = Object(first).value
    if (typeof value === 'string') return value
  }
  return undefined
}
