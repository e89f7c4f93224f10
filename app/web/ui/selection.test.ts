import { expect, test } from 'vitest'
import { choose, isSelected, noSelection, selectedCount } from './selection.ts'

test('rows are chosen and let go by id', () => {
  const two = choose(noSelection, ['a', 'b', 'a'], true)
  expect(selectedCount(two, 100)).toBe(2)
  expect(isSelected(choose(two, ['a'], false), 'a')).toBe(false)
})

test('"all" reaches rows that are not loaded, less those let go', () => {
  const all = choose({ all: true, except: [] }, ['a'], false)
  expect(isSelected(all, 'a')).toBe(false)
  expect(isSelected(all, 'never loaded')).toBe(true)
  expect(selectedCount(all, 12_480)).toBe(12_479)
  expect(selectedCount(choose(all, ['a'], true), 12_480)).toBe(12_480)
})
