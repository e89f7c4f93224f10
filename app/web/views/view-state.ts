import type { SumKind, ViewKind, ViewSettings } from '#platform/views/view-settings'
import type { client } from '../api.ts'
import type { ListSearch } from '../objects/list-search.ts'

type Listed = Awaited<ReturnType<typeof client.views.list>>['items'][number]

/** A saved view; its settings are of the shape they were saved in. */
export type View = Omit<Listed, 'settings'> & { settings: ViewSettings }

/** The parts of a list's search that a view remembers. */
export const viewParts = [
  'kind',
  'filter',
  'sort',
  'q',
  'columns',
  'density',
  'group',
  'sums',
  'board',
  'hidden',
  'date',
] as const satisfies (keyof ListSearch)[]

/** One column as the URL writes it: `emails@180!`. */
export interface ColumnChoice {
  name: string
  width?: number
  pinned?: boolean
}

export const readColumns = (text: string): ColumnChoice[] =>
  text.split(',').flatMap((part) => {
    const [, name, width, pinned] = /^([\w.]+)(?:@(\d+))?(!)?$/.exec(part) ?? []
    return name ? [{ name, ...(width ? { width: Number(width) } : {}), ...(pinned ? { pinned: true } : {}) }] : []
  })

export const writeColumns = (columns: readonly ColumnChoice[]): string =>
  columns.map(({ name, width, pinned }) => `${name}${width ? `@${width}` : ''}${pinned ? '!' : ''}`).join()

export interface SumChoice {
  field: string
  how: SumKind
}

const sumKinds: readonly SumKind[] = ['sum', 'avg', 'count', 'min', 'max']

export const readSums = (text: string | undefined): SumChoice[] =>
  (text ?? '').split(',').flatMap((part) => {
    const [field = '', kind] = part.split(':')
    const how = sumKinds.find((known) => known === kind)
    return field && how ? [{ field, how }] : []
  })

export const writeSums = (sums: readonly SumChoice[]): string => sums.map(({ field, how }) => `${field}:${how}`).join()

export type GroupUnit = 'day' | 'week' | 'month'
const units: readonly GroupUnit[] = ['day', 'week', 'month']

/** `placedAt:month` as a field and a stretch of time. */
export function readGroup(text: string): { field: string; unit?: GroupUnit } {
  const [field = '', given] = text.split(':')
  const unit = units.find((known) => known === given)
  return unit ? { field, unit } : { field }
}

/** Choices may hold any character; the comma parts them. */
export const readHidden = (text: string | undefined): string[] => lines(text ?? '').map(decodeURIComponent)
export const writeHidden = (values: readonly string[]): string => values.map(encodeURIComponent).join()

const lines = (text: string) => text.split(',').filter(Boolean)

/** A view as the search that shows it. */
export function searchOf({ kind, settings }: Pick<View, 'kind' | 'settings'>): ListSearch {
  const { filter, sort, q, columns, density, groupBy, sums, boardField, dateField, hiddenOptions } = settings
  return given({
    kind: kind === 'table' ? undefined : kind,
    filter,
    sort,
    q: q || undefined,
    columns: columns && writeColumns(columns),
    density: density === 'normal' ? undefined : density,
    group: groupBy && [groupBy.field, groupBy.unit].filter(Boolean).join(':'),
    sums: sums?.length ? writeSums(sums) : undefined,
    board: boardField,
    hidden: hiddenOptions?.length ? writeHidden(hiddenOptions) : undefined,
    date: dateField,
  })
}

/** What a search shows, as a view remembers it. */
export function settingsOf(search: ListSearch): { kind: ViewKind; settings: ViewSettings } {
  const { kind = 'table', filter, sort, q, columns, density, group, sums, board, hidden, date } = search
  const settings: ViewSettings = given({
    filter,
    sort,
    q,
    columns: columns === undefined ? undefined : readColumns(columns),
    density,
    groupBy: group ? readGroup(group) : undefined,
    sums: sums ? readSums(sums) : undefined,
    boardField: board,
    hiddenOptions: hidden ? readHidden(hidden) : undefined,
    dateField: date,
  })
  return { kind, settings }
}

/** What is shown: the view, with what the URL says otherwise. */
export function shownOf(base: ListSearch, url: ListSearch): ListSearch {
  const off = lines(url.without ?? '')
  const kept = Object.entries(base).filter(([part]) => !off.includes(part))
  const { without: _, ...own } = url
  return { ...Object.fromEntries(kept), ...own }
}

/** The URL that shows this: the view by its id, and only what differs from it. */
export function urlOf(base: ListSearch, shown: ListSearch): ListSearch {
  const { without: _, ...rest } = shown
  const same = viewParts.filter((part) => isSame(base[part], shown[part]))
  const off = viewParts.filter((part) => base[part] !== undefined && isNone(shown[part]))
  const own = Object.entries(rest).filter(([part, value]) => !isNone(value) && !same.some((one) => one === part))
  return { ...Object.fromEntries(own), ...(off.length > 0 ? { without: off.join() } : {}) }
}

/** Whether something is shown that the view does not remember. */
export const isChanged = (url: ListSearch): boolean =>
  url.without !== undefined || viewParts.some((part) => url[part] !== undefined)

const isNone = (value: unknown) => value === undefined || value === ''
const isSame = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)
const given = <T extends object>(values: { [K in keyof T]: T[K] | undefined }): T =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T // what is left out was undefined
