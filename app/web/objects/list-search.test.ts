import { defaultParseSearch } from '@tanstack/react-router'
import { expect, test } from 'vitest'
import { hrefWith, inputOf, queryOf, readListSearch, sortOf, textOfSort } from './list-search.ts'

const filter = { and: [{ field: 'tags', op: 'in' as const, value: ['A & B', '100 %'] }] }

test('a link to a list shows the same list: filter, sort, words and columns come back as they were', () => {
  const search = { filter, sort: '-updatedAt', q: '40', columns: 'emails,tags', trash: true as const }
  const href = hrefWith('/contacts', search)
  expect(readListSearch(defaultParseSearch(href.slice('/contacts'.length)))).toEqual(search)
})

test('what somebody typed into the address in another shape is left out', () => {
  expect(readListSearch({ filter: 'x', sort: ['a'], q: 4711, trash: 'yes', new: 'true', other: 1 })).toEqual({
    q: '4711',
  })
})

test('only what decides the records goes along to a record, and to the API', () => {
  expect(queryOf({ filter, sort: 'name', columns: 'emails', edit: 'id', new: true })).toEqual({ filter, sort: 'name' })
  expect(inputOf({ filter, q: '  fontaine ', trash: true })).toEqual({
    filter: JSON.stringify(filter),
    q: 'fontaine',
    trash: 'true',
  })
  expect(inputOf({ q: '   ' })).toEqual({})
})

test('a sort reads back as it was written', () => {
  for (const text of ['name', '-createdAt']) expect(textOfSort(sortOf(text))).toBe(text)
})
