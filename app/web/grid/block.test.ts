import { expect, test } from 'vitest'
import { asTabbed, blockOf, fromTabbed, moved, pastedPlaces } from './block.ts'

test('a block goes between two corners, in any direction', () => {
  expect(blockOf({ row: 4, column: 1 }, { row: 2, column: 3 })).toEqual({ top: 2, left: 1, bottom: 4, right: 3 })
})

test('the cursor stays within the table', () => {
  const size = { rows: 3, columns: 2 }
  expect(moved({ row: 0, column: 1 }, { row: -1, column: 1 }, size)).toEqual({ row: 0, column: 1 })
  expect(moved({ row: 1, column: 0 }, { row: 9, column: 0 }, size)).toEqual({ row: 2, column: 0 })
})

test('cells survive the clipboard with tabs, lines and quotes in them', () => {
  const cells = [
    ['Sofia', 'two\nlines'],
    ['a "quote"', 'tab\there'],
  ]
  expect(fromTabbed(asTabbed(cells))).toEqual(cells)
  expect(fromTabbed('a\tb\r\nc\td\r\n')).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ])
})

const textsAt = (cells: string[][], block: ReturnType<typeof blockOf>) =>
  pastedPlaces(cells, block).map(({ place, text }) => `${place.row},${place.column} ${text}`)

test('one cell fills the block, a rectangle repeats where it fits, else it goes as far as it goes', () => {
  const block = { top: 1, left: 1, bottom: 2, right: 2 }
  expect(textsAt([['x']], block)).toEqual(['1,1 x', '1,2 x', '2,1 x', '2,2 x'])
  expect(textsAt([['a', 'b']], block)).toEqual(['1,1 a', '1,2 b', '2,1 a', '2,2 b'])
  expect(textsAt([['a'], ['b'], ['c']], block)).toEqual(['1,1 a', '2,1 b', '3,1 c'])
  expect(textsAt([], block)).toEqual([])
})
