import { useSyncExternalStore } from 'react'
import type { ObjectDescriptor } from '#platform/objects/describe'
import { linksOf, type RecordRef } from '../ui/field.ts'
import { asHeading, inSentence } from '../ui/in-sentence.ts'
import { objectClient } from './object-client.ts'
import type { ObjectModel } from './object-model.ts'
import { ANY_OWN, targetsOf } from './own-records.ts'

/** What an object is called, one of them in a sentence and several as a heading. */
export interface GivenNames {
  one: string
  many: string
}

/**
 * What the workspace calls an object, if it named it: its own one, or one of Kith's that it renamed in this language.
 * Undefined: it is called what its module's catalogue says. Every screen asks here, none reads the descriptor's labels.
 */
export function givenNames(
  { names, label, labelPlural }: Pick<ObjectDescriptor, 'names' | 'label' | 'labelPlural'>,
  language: string,
): GivenNames | undefined {
  const renamed = language === 'de' ? names.de : names.en
  const own = renamed ?? (label ? { one: label, many: labelPlural ?? label } : undefined)
  return own && { one: inSentence(own.one, language), many: asHeading(own.many) }
}

/** Names of records that others point to. Rows hold ids; a page of rows arrives together with the names it needs. */
const known = new Map<string, RecordRef>()
const watchers = new Set<() => void>()
let version = 0

const keyOf = (object: string, id: string) => `${object} ${id}`

/** The record behind an id, once it was loaded. */
export const nameOf = (object: string, id: string) => known.get(keyOf(object, id))

/** Draws again when names have come in. */
export const useNamesVersion = () => useSyncExternalStore(watch, () => version)

export function rememberNames(model: ObjectModel, records: readonly { id: string }[]) {
  for (const record of records) {
    const ref = model.refOf(record as Parameters<ObjectModel['refOf']>[0]) // a record of this model; lists type it loosely
    known.set(keyOf(model.descriptor.name, record.id), ref)
    if (model.descriptor.custom) known.set(keyOf(ANY_OWN, record.id), ref)
  }
  if (records.length === 0) return
  version += 1
  for (const notify of watchers) notify()
}

/** Loads the names that these records' relations point to and that are not known yet; one request per object type. */
export async function loadNamesFor(models: ReadonlyMap<string, ObjectModel>, wanted: { object: string; id: string }[]) {
  const missing = wanted.filter(({ object, id }) => !known.has(keyOf(object, id)))
  await Promise.all(
    [...new Set(missing.map(({ object }) => object))].map(async (object) => {
      const ids = [...new Set(missing.filter((one) => one.object === object).map(({ id }) => id))].slice(0, 200)
      const filter = JSON.stringify({ field: 'id', op: 'in', value: ids })
      const load = async (model: ObjectModel) => {
        const { items } = await objectClient(model.descriptor.plural).list({ filter, limit: 200 })
        rememberNames(model, items)
      }
      await Promise.all(targetsOf(models, object).map(load))
    }),
  )
}

/** What the relations of records point to. */
export function referencesIn(model: ObjectModel, records: readonly Record<string, unknown>[]) {
  const relations = model.fields.filter(({ type, object }) => type === 'relation' && object)
  const links = model.fields.filter(({ type }) => type === 'links')
  return records.flatMap((record) => [
    ...relations.flatMap(({ key, object = '' }) => {
      const id = record[key]
      return typeof id === 'string' ? [{ object, id }] : []
    }),
    ...links.flatMap(({ key }) => linksOf(record[key])),
  ])
}

function watch(notify: () => void) {
  watchers.add(notify)
  return () => watchers.delete(notify)
}
