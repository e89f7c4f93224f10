import { expect, test } from 'vitest'
import { firstWeekday, monthOf, plusDays, plusMonths, weekOf } from './calendar-days.ts'

test('a month is shown in whole weeks, from Monday or from Sunday', () => {
  const november = monthOf('2026-11-19', 1)
  expect([november.length, november[0]?.[0], november.at(-1)?.[6]]).toEqual([6, '2026-10-26', '2026-12-06'])
  const fromSunday = monthOf('2026-11-19', 7)
  expect([fromSunday.length, fromSunday[0]?.[0], fromSunday.at(-1)?.[6]]).toEqual([5, '2026-11-01', '2026-12-05'])
  expect(monthOf('2027-02-01', 1).flat()).toHaveLength(28)
})

test('a week knows its days', () => {
  expect(weekOf('2026-11-22', 1)[0]).toBe('2026-11-16')
  expect(weekOf('2026-11-22', 7)[0]).toBe('2026-11-22')
  expect([firstWeekday('de-DE'), firstWeekday('en-US')]).toEqual([1, 7])
})

test('days and months are counted over the ends of months and years', () => {
  expect(plusDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(plusMonths('2027-01-31', 1)).toBe('2027-02-28')
  expect(plusMonths('2027-01-31', -2)).toBe('2026-11-30')
})
