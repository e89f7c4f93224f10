import { expect, test } from 'vitest'
import { arrangementOf, hidden, placed, stepped } from './arrange.ts'

const cards = [
  { id: 'due', column: 'main', hiddenFor: ['reader'], mineFor: ['member'] },
  { id: 'changes', column: 'main' },
  { id: 'week', column: 'side' },
] as const
const begin = arrangementOf(null, 'member', cards)

test('a home begins as the role does', () => {
  expect(begin).toEqual({ main: ['due', 'changes'], side: ['week'], hidden: [], mine: ['due'] })
  expect(arrangementOf(null, 'reader', cards)).toEqual({ main: ['changes'], side: ['week'], hidden: ['due'], mine: [] })
})

test('a card that came since stands where it begins, one that went is left out', () => {
  const kept = { main: ['gone', 'changes'], side: [], hidden: ['week'], mine: ['gone'] }
  expect(arrangementOf(kept, 'member', cards)).toEqual({
    ...{ main: ['changes', 'due'], side: [], hidden: ['week'], mine: ['due'] },
  })
})

test('arrows move a card within its column and across, and no further than its ends', () => {
  expect(stepped(begin, 'due', 'ArrowDown').main).toEqual(['changes', 'due'])
  expect(stepped(begin, 'due', 'ArrowUp')).toBe(begin)
  expect(stepped(begin, 'changes', 'ArrowRight')).toMatchObject({ main: ['due'], side: ['week', 'changes'] })
  expect(stepped(begin, 'week', 'ArrowRight')).toBe(begin)
  expect(stepped(begin, 'week', 'ArrowLeft')).toMatchObject({ main: ['week', 'due', 'changes'], side: [] })
})

test('a hidden card is shown again where it is put', () => {
  const away = hidden(begin, 'due')
  expect(away).toMatchObject({ main: ['changes'], hidden: ['due'] })
  expect(placed(away, 'due', 'side', 0)).toMatchObject({ side: ['due', 'week'], hidden: [] })
})
