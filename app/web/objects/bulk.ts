import { isSelected, type Selection } from '../ui/selection.ts'
import { inputOf, type ListSearch } from './list-search.ts'
import { type AnyRecord, objectClient } from './object-client.ts'
import type { ObjectModel } from './object-model.ts'

const PAGE = 200

/** What one act on many records is about. */
export interface Chosen {
  model: ObjectModel
  selection: Selection
  /** The rows loaded; every single choice is one of them. */
  rows: readonly AnyRecord[]
  search: ListSearch
}

/** Those chosen, some hundreds at a time; "all" reaches past what is loaded, by the list's own pages. */
export async function* chosenRecords({ model, selection, rows, search }: Chosen): AsyncGenerator<AnyRecord[]> {
  if (!selection.all) {
    const picked = rows.filter(({ id }) => isSelected(selection, id))
    for (let at = 0; at < picked.length; at += PAGE) yield picked.slice(at, at + PAGE)
    return
  }
  let cursor: string | undefined
  do {
    const input = { ...inputOf(search), sort: 'createdAt', limit: PAGE, cursor }
    const page = await objectClient(model.descriptor.plural).list(input)
    yield page.items.filter(({ id }) => isSelected(selection, id))
    cursor = page.nextCursor ?? undefined
  } while (cursor)
}

/** A change of one record and the change that takes it back. */
export interface BulkChange {
  change: Record<string, unknown>
  back: Record<string, unknown>
}

/**
 * Changes those chosen. Records that stay as they are, are not sent.
 * @returns what takes it back, and how many could not be changed.
 */
export async function changeChosen(
  chosen: Chosen,
  changeOf: (record: AnyRecord) => BulkChange | undefined,
  told: (done: number) => void,
) {
  const undo: Record<string, unknown>[] = []
  let failed = 0
  let done = 0
  for await (const records of chosenRecords(chosen)) {
    const changes = records.flatMap((record) => {
      const change = changeOf(record)
      return change ? [{ id: record.id, ...change }] : []
    })
    if (changes.length > 0) {
      const { results } = await objectClient(chosen.model.descriptor.plural).batch({
        records: changes.map(({ id, change }) => ({ id, ...change })),
      })
      failed += results.filter(({ status }) => status === 'failed').length
      undo.push(...changes.map(({ id, back }) => ({ id, ...back })))
    }
    done += records.length
    told(done)
  }
  return { undo, failed, done }
}

/** Writes records back as they were. */
export async function takeBack(model: ObjectModel, records: readonly Record<string, unknown>[]) {
  for (let at = 0; at < records.length; at += PAGE)
    await objectClient(model.descriptor.plural).batch({ records: records.slice(at, at + PAGE) })
}

/** Moves those chosen to the trash, or out of it. @returns their ids. */
export async function moveChosen(chosen: Chosen, to: 'trash' | 'list', told: (done: number) => void) {
  const moved: string[] = []
  for await (const records of chosenRecords(chosen)) {
    const ids = records.map(({ id }) => id)
    if (ids.length > 0) moved.push(...(await move(chosen.model, to, ids)))
    told(moved.length)
  }
  return moved
}

/** Moves records to the trash, or out of it, a thousand at a time. */
export async function moveIds(model: ObjectModel, to: 'trash' | 'list', ids: readonly string[]) {
  for (let at = 0; at < ids.length; at += 1_000) await move(model, to, ids.slice(at, at + 1_000))
}

async function move(model: ObjectModel, to: 'trash' | 'list', ids: readonly string[]) {
  const objects = objectClient(model.descriptor.plural)
  const answer =
    to === 'trash' ? await objects.trashMany({ ids: [...ids] }) : await objects.restoreMany({ ids: [...ids] })
  return answer.ids
}
