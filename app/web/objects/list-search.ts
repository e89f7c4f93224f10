import { defaultStringifySearch } from '@tanstack/react-router'
import type { Filter } from '../ui/filter.ts'
import type { Sort } from '../ui/SortMenu.tsx'

/** What a list shows, as its URL says it. */
export interface ListSearch {
  filter?: Filter
  /** A field, `-` before it for descending. */
  sort?: string
  q?: string
  /** Columns beside the name, comma-separated. */
  columns?: string
  trash?: true
  /** The form of a new record is open. */
  new?: true
  /** The form of this record is open. */
  edit?: string
}

/** Reads what of a URL belongs to lists; leaves out what has another shape, as somebody may have typed it. */
export function readListSearch(search: Record<string, unknown>): ListSearch {
  const { filter, trash } = search
  return {
    ...(typeof filter === 'object' && filter !== null ? { filter: filter as Filter } : {}), // the server checks it whole
    ...textIn(search, 'sort'),
    ...textIn(search, 'q'),
    ...textIn(search, 'columns'),
    ...textIn(search, 'edit'),
    ...(trash === true ? { trash } : {}),
    ...(search.new === true ? { new: true as const } : {}),
  }
}

// A query of digits only is read as a number on the way in.
const textIn = (search: Record<string, unknown>, key: 'sort' | 'q' | 'columns' | 'edit') => {
  const value = search[key]
  return typeof value === 'string' || typeof value === 'number' ? { [key]: String(value) } : {}
}

/** The part of the search that decides which records are listed, and in which order. */
export const queryOf = ({ filter, sort, q, trash }: ListSearch): ListSearch => ({
  ...(filter ? { filter } : {}),
  ...(sort ? { sort } : {}),
  ...(q ? { q } : {}),
  ...(trash ? { trash } : {}),
})

/** A link to a list, or to a record that keeps its list's order. */
export const hrefWith = (path: string, search: ListSearch) => `${path}${defaultStringifySearch(search)}`

/** The API's words for it. */
export const inputOf = ({ filter, q, trash }: ListSearch) => ({
  ...(filter ? { filter: JSON.stringify(filter) } : {}),
  ...(q?.trim() ? { q: q.trim() } : {}),
  ...(trash ? { trash: 'true' as const } : {}),
})

export const sortOf = (text: string): Sort => ({ field: text.replace(/^-/, ''), descending: text.startsWith('-') })
export const textOfSort = ({ field, descending }: Sort) => `${descending ? '-' : ''}${field}`
