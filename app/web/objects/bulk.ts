import type { BulkAct, BulkSelection } from '../bulk/bulk-client.ts'
import type { Field } from '../ui/field.ts'
import { textsOf } from '../ui/field.ts'
import { isSelected, type Selection } from '../ui/selection.ts'
import { inputOf, type ListSearch } from './list-search.ts'
import { type AnyRecord, objectClient } from './object-client.ts'
import type { ObjectModel } from './object-model.ts'

/** Up to so many records are changed at once, while one waits; more in the background. */
export const AT_ONCE = 200

/** What one act on many records is about. */
export interface Chosen {
  model: ObjectModel
  selection: Selection
  /** The rows loaded; every single choice is one of them. */
  rows: readonly AnyRecord[]
  search: ListSearch
}

/** Those chosen one by one. */
export const chosenRecords = ({ selection, rows }: Chosen): AnyRecord[] =>
  rows.filter(({ id }) => isSelected(selection, id))

/** Those chosen as the API of bulk jobs takes them; "all" is what the list's own query finds. */
export function bulkSelection({ selection, search }: Pick<Chosen, 'selection' | 'search'>): BulkSelection {
  if (!selection.all) return { ids: selection.ids }
  const { filter, q } = inputOf(search)
  return {
    ...(filter ? { filter: JSON.parse(filter) } : {}),
    ...(q ? { q } : {}),
    ...(selection.except.length > 0 ? { except: selection.except } : {}),
  }
}

/** What the form of a bulk change asks for, as a job takes it: tags are added, any other field is set. */
export const bulkChange = (field: Field, value: unknown): BulkAct =>
  field.type === 'tags'
    ? { kind: 'change', add: { [field.key]: textsOf(value) } }
    : { kind: 'change', values: { [field.key]: value } }

/** A change of one record and the change that takes it back; nothing where the record stays as it is. */
export function changeOf(field: Field, value: unknown, record: AnyRecord) {
  const before = record[field.key] ?? null
  const after = field.type === 'tags' ? [...new Set([...textsOf(before), ...textsOf(value)])] : value
  if (JSON.stringify(before) === JSON.stringify(after)) return []
  return [{ change: { id: record.id, [field.key]: after }, back: { id: record.id, [field.key]: before } }]
}

/** Writes changes of a page's worth of records. @returns how many were not possible. */
export async function changeRecords(model: ObjectModel, records: Record<string, unknown>[]): Promise<number> {
  if (records.length === 0) return 0
  const { results } = await objectClient(model.descriptor.plural).batch({ records })
  return results.filter(({ status }) => status === 'failed').length
}

/** Moves a page's worth of records to the trash, or out of it. @returns the ids of those that moved. */
export async function moveRecords(model: ObjectModel, to: 'trash' | 'list', ids: readonly string[]) {
  const objects = objectClient(model.descriptor.plural)
  const answer =
    to === 'trash' ? await objects.trashMany({ ids: [...ids] }) : await objects.restoreMany({ ids: [...ids] })
  return answer.ids
}
