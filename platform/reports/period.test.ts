import { expect, test } from 'vitest'
import { isPartial, periodBefore } from './period.ts'

const before = (from: string, to: string, today: string) => periodBefore({ from, to }, today)

test('whole months come after as many months, other days after as many days', () => {
  expect(before('2026-07-01', '2026-09-30', '2026-11-22')).toEqual({ from: '2026-04-01', to: '2026-06-30' })
  expect(before('2026-03-01', '2026-03-31', '2026-11-22')).toEqual({ from: '2026-02-01', to: '2026-02-28' })
  expect(before('2026-10-05', '2026-10-11', '2026-11-22')).toEqual({ from: '2026-09-28', to: '2026-10-04' })
})

test('a period that still runs is beside as many working days of the one before', () => {
  // 2 to 20 November 2026 are 15 working days; the 15th of October 2026 is the 21st, a Wednesday.
  expect(before('2026-11-01', '2026-11-30', '2026-11-20')).toEqual({ from: '2026-10-01', to: '2026-10-21' })
  // On the Sunday after them no further working day has passed.
  expect(before('2026-11-01', '2026-11-30', '2026-11-22')).toEqual({ from: '2026-10-01', to: '2026-10-21' })
  expect(isPartial({ from: '2026-11-01', to: '2026-11-30' }, '2026-11-30')).toBe(true)
  expect(isPartial({ from: '2026-11-01', to: '2026-11-30' }, '2026-12-01')).toBe(false)
})
