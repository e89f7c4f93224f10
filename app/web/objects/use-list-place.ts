import { useEffect } from 'react'
import { hrefWith, type ListSearch, queryOf } from './list-search.ts'
import type { ObjectModel } from './object-model.ts'
import { useList } from './use-list.ts'

/** Where a record stands in the list it was opened from. */
export interface ListPlace {
  /** From 1. */
  at: number
  total: number
  previous?: string
  next?: string
}

/** The place of a record in its list, with the way to its neighbours; nothing where it is not among the rows loaded. */
export function useListPlace(model: ObjectModel, id: string, search: ListSearch): ListPlace | undefined {
  const query = queryOf(search)
  const list = useList(model, { ...query, sort: search.sort ?? model.descriptor.defaultSort })
  const index = list.rows.findIndex((row) => row.id === id)
  // At the last row loaded the next one is a page away.
  const wanted = index >= 0 && index >= list.rows.length - 2 && list.more.available && !list.more.loading
  useEffect(() => {
    if (wanted) list.more.load()
  }, [wanted, list.more])
  if (index < 0) return undefined
  const hrefOf = (at: number) => {
    const row = list.rows[at]
    return row && hrefWith(`${model.path}/${row.id}`, query)
  }
  return { at: index + 1, total: list.total ?? list.rows.length, previous: hrefOf(index - 1), next: hrefOf(index + 1) }
}
