import { defaultStringifySearch } from '@tanstack/react-router'
import type { ViewKind } from '#platform/views/view-settings'
import type { Density } from '../ui/DataTable.tsx'
import type { Filter } from '../ui/filter.ts'
import type { Sort } from '../ui/SortMenu.tsx'

/** What a list shows, as its URL says it. */
export interface ListSearch {
  filter?: Filter
  /** A field, `-` before it for descending. */
  sort?: string
  q?: string
  /** The saved view that this begins from. */
  view?: string
  /** What of the saved view does not hold: names of the parts below, comma-separated. */
  without?: string
  kind?: ViewKind
  /** Columns beside the name, comma-separated: `emails`, drawn to a width `emails@180`, pinned `emails@180!`. */
  columns?: string
  density?: Density
  /** The field whose values make groups: `status`, `placedAt:month`. */
  group?: string
  /** What is summed up, comma-separated: `total:sum`. */
  sums?: string
  /** The field whose choices are the columns of the board. */
  board?: string
  /** Choices that are no column of it, comma-separated. */
  hidden?: string
  /** The field that puts records on days. */
  date?: string
  /** The day that a calendar is opened at, and how much of it: part of a link, not of a view. */
  at?: string
  span?: 'week' | 'month' | 'quarter' | 'year'
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
    ...Object.fromEntries(texts.flatMap((key) => Object.entries(textIn(search, key)))),
    ...choiceIn(search, 'kind', ['table', 'board', 'calendar', 'timeline']),
    ...choiceIn(search, 'density', ['compact', 'normal', 'airy']),
    ...choiceIn(search, 'span', ['week', 'month', 'quarter', 'year']),
    ...(trash === true ? { trash } : {}),
    ...(search.new === true ? { new: true as const } : {}),
  }
}

/** What the page of a record takes from the list it was opened in, and what stands open beside it. */
export interface RecordSearch extends ListSearch {
  open?: string
}

/** As `readListSearch`, for the page of one record. */
export const readRecordSearch = (search: Record<string, unknown>): RecordSearch => ({
  ...readListSearch(search),
  ...textIn(search, 'open'),
})

// A query of digits only is read as a number on the way in.
const textIn = (search: Record<string, unknown>, key: string) => {
  const value = search[key]
  return typeof value === 'string' || typeof value === 'number' ? { [key]: String(value) } : {}
}

const texts = ['view', 'without', 'columns', 'group', 'sums', 'board', 'hidden', 'date', 'at', 'edit'] as const

const choiceIn = <const C extends string>(search: Record<string, unknown>, key: string, choices: readonly C[]) => {
  const chosen = choices.find((choice) => choice === search[key])
  return chosen ? { [key]: chosen } : {}
}

/** The part of the search that decides which records are listed, and in which order; with the view one comes back to. */
export const queryOf = ({ view, filter, sort, q, trash }: ListSearch): ListSearch => ({
  ...(view ? { view } : {}),
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
