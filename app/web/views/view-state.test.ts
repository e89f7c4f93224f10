import { expect, test } from 'vitest'
import type { ListSearch } from '../objects/list-search.ts'
import {
  isChanged,
  readColumns,
  readHidden,
  searchOf,
  settingsOf,
  shownOf,
  urlOf,
  writeColumns,
  writeHidden,
} from './view-state.ts'

const filter = { and: [{ field: 'status', op: 'in' as const, value: ['paid'] }] }
const base: ListSearch = {
  kind: 'board',
  filter,
  board: 'status',
  columns: 'total@120!,custom.tier',
  sums: 'total:sum',
}

test('what a view remembers comes back as it was', () => {
  const { kind, settings } = settingsOf({ ...base, group: 'placedAt:month', density: 'compact', hidden: 'draft,paid' })
  expect(settings.columns).toEqual([{ name: 'total', width: 120, pinned: true }, { name: 'custom.tier' }])
  expect(settings.groupBy).toEqual({ field: 'placedAt', unit: 'month' })
  expect(searchOf({ kind, settings })).toEqual({
    ...base,
    group: 'placedAt:month',
    density: 'compact',
    hidden: 'draft,paid',
  })
})

test('the URL holds the view and what differs; what is taken away is named', () => {
  expect(urlOf(base, { ...base, view: 'v' })).toEqual({ view: 'v' })
  const shown: ListSearch = { ...base, view: 'v', filter: undefined, sort: '-total' }
  const url = urlOf(base, shown)
  expect(url).toEqual({ view: 'v', sort: '-total', without: 'filter' })
  expect(shownOf(base, url)).toEqual({ ...base, filter: undefined, view: 'v', sort: '-total' })
  expect([isChanged({ view: 'v', at: '2026-11-01' }), isChanged(url)]).toEqual([false, true])
})

test('choices with commas stay whole', () => {
  expect(readHidden(writeHidden(['Espresso, dark', '100 %']))).toEqual(['Espresso, dark', '100 %'])
})

test('columns read back as they are written; what is none is left out', () => {
  expect(writeColumns(readColumns('emails@180!,phones,custom.tier@90,<b>,'))).toBe('emails@180!,phones,custom.tier@90')
})
