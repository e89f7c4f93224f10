import type { TFunction } from 'i18next'
import type { ObjectDescriptor } from '#platform/objects/describe'
import type { Field, FieldType, Option, RecordRef } from '../ui/field.ts'
import type { AnyRecord } from './object-client.ts'
import type { ObjectView } from './object-view.ts'
import { objectWords, relationLabel } from './object-words.ts'
import { ANY_OWN } from './own-records.ts'

type FieldDescriptor = ObjectDescriptor['fields'][number]

/** An object type with its view and its words in the user's language. */
export interface ObjectModel {
  descriptor: ObjectDescriptor
  view: ObjectView
  /** `/contacts` */
  path: string
  one: string
  many: string
  fields: Field[]
  /** Beyond the fields, for filters: what other modules know of these records, `rfm.group`, and parts of their addresses. */
  facets: Field[]
  /** Those of them that are columns too: figures, not parts of a field. */
  figures: Field[]
  field: (key: string) => Field | undefined
  titleOf: (record: Record<string, unknown>) => string
  refOf: (record: AnyRecord) => RecordRef
  /** A word of its own in the module's catalogue: `words('new')`. */
  words: (key: string, values?: Record<string, unknown>) => string
}

/** Lets nobody see what is only for machines. */
const hidden = new Set(['externalId'])
/** … nor a relation to own objects where there are none. */
const leadsNowhere = ({ object }: Field, others: readonly ObjectDescriptor[]) =>
  object === ANY_OWN && !others.some(({ custom }) => custom)

/** Which parts of an address a territory is told by. */
const addressParts = ['country', 'postcode', 'city'] as const

interface ModelTools {
  t: TFunction
  language: string
  /** The descriptors of all object types, for the names of what relations point to. */
  others: readonly ObjectDescriptor[]
}

/** Joins what the server describes with how the web shows it. */
export function objectModel(descriptor: ObjectDescriptor, view: ObjectView, tools: ModelTools): ObjectModel {
  const { t, language, others } = tools
  const words = objectWords(descriptor, t, language)
  const own = descriptor.fields.map((field): Field => {
    const computed = field.type === 'formula' || field.type === 'rollup' ? field.type : undefined
    return {
      key: field.name,
      label: labelOf(field),
      type: (field.result ?? field.type) as FieldType, // the server's list of types is the one these parts know
      options: optionsOf(field),
      object: field.object ?? undefined,
      readOnly: field.readonly || computed !== undefined || !descriptor.may.update,
      hint: hintOf(field, t),
      computed,
    }
  })
  const system: Field[] = [
    { key: 'createdAt', label: t('objects:fields.createdAt'), type: 'dateTime', readOnly: true },
    { key: 'updatedAt', label: t('objects:fields.updatedAt'), type: 'dateTime', readOnly: true },
  ]
  const fields = [...own.filter((field) => !hidden.has(field.key) && !leadsNowhere(field, others)), ...system]

  function labelOf({ name, label, object }: FieldDescriptor) {
    // What every object of the workspace's own has is called alike in all of them.
    const said = label ?? (descriptor.custom ? t(`objects:fields.${name}`) : words(`fields.${name}`))
    const target = label === null && object ? others.find((other) => other.name === object) : undefined
    return target ? relationLabel(said, target, t, language) : said
  }
  function optionsOf({ name, options, choices }: FieldDescriptor): Option[] | undefined {
    if (choices.length > 0) return choices.map(({ color, ...choice }) => ({ ...choice, color: color ?? undefined }))
    if (options.length === 0) return undefined
    return options.map((value) => ({
      value,
      label: words(`options.${name}.${value}`),
      ...view.marks?.[name]?.[value],
    }))
  }
  const facets = descriptor.facets.map(({ name, module, type, options }): Field => {
    const said = (key: string) => t(`${module}:facets.${name}.${key}`)
    return {
      key: name,
      label: said('label'),
      type: type as FieldType, // as above
      options: options.length > 0 ? options.map((value) => ({ value, label: said(`options.${value}`) })) : undefined,
      readOnly: true,
    }
  })
  const within = fields
    .filter(({ type }) => type === 'addresses' || type === 'address')
    .flatMap(({ key, label }) =>
      addressParts.map(
        (part): Field => ({
          key: `${key}.${part}`,
          label: t('objects:addressPart', { address: label, part: t(`ui:address.${part}`) }),
          type: 'text',
          readOnly: true,
        }),
      ),
    )
  const path = descriptor.path
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
    facets: [...facets, ...within],
    figures: facets,
    field: (key) => fields.find((field) => field.key === key),
    titleOf,
    refOf: (record) => ({ id: record.id, name: titleOf(record), kind: view.kind, href: `${path}/${record.id}` }),
    words,
  }
}

function hintOf({ help, formula, type }: FieldDescriptor, t: TFunction) {
  const how = formula
    ? t('objects:computed.formula', { formula })
    : type === 'rollup'
      ? t('objects:computed.rollup')
      : undefined
  return [help, how].filter(Boolean).join(' ') || undefined
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
