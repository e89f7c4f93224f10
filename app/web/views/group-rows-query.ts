import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { inputOf, type ListSearch } from '../objects/list-search.ts'
import { loadNamesFor, referencesIn, rememberNames } from '../objects/names.ts'
import { type AnyRecord, objectClient } from '../objects/object-client.ts'
import type { ObjectModel } from '../objects/object-model.ts'

/** Rows that one group shows at a time. */
export const PAGE = 50

/** The first pages of a group's records, with the names they need. */
export const groupRowsQuery = (
  models: ReadonlyMap<string, ObjectModel>,
  model: ObjectModel,
  search: ListSearch,
  pages: number,
) => {
  const sort = search.sort ?? model.descriptor.defaultSort
  return queryOptions({
    queryKey: [model.descriptor.plural, 'group', inputOf(search), sort, pages],
    queryFn: async ({ signal }) => {
      const rows: AnyRecord[] = []
      let cursor: string | undefined
      for (let page = 0; page < pages; page += 1) {
        const input = { ...inputOf(search), sort, limit: PAGE, cursor }
        const { items, nextCursor } = await objectClient(model.descriptor.plural).list(input, { signal })
        rows.push(...items)
        cursor = nextCursor ?? undefined
        if (!cursor) break
      }
      rememberNames(model, rows)
      await loadNamesFor(models, referencesIn(model, rows))
      return { rows, more: cursor !== undefined }
    },
    placeholderData: keepPreviousData,
  })
}
