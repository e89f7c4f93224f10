import { expect, test } from 'vitest'
import { monthsOf, periodOf } from './period-arithmetic.ts'
import { attainmentOf, prorated } from './quota-arithmetic.ts'

test('attainment: sums divided, the share at quota and the median', () => {
  const people = [120, 95, 80, 60, 145].map((credited) => ({ credited, quota: 100 }))
  expect(attainmentOf(people)).toEqual({ team: 1, atQuota: 0.4, median: 0.95, n: 5 })
  expect(attainmentOf([...people, { credited: 50, quota: 0 }])).toMatchObject({ team: 1, n: 5 })
  expect(attainmentOf([{ credited: 50, quota: 0 }])).toEqual({ team: null, atQuota: null, median: null, n: 0 })
  expect(attainmentOf(people.slice(0, 4))).toMatchObject({ median: 0.875 })
})

test('a period is half-open and knows its months, over the end of a year too', () => {
  expect(periodOf('quarter', '2026-11-22')).toEqual({ span: 'quarter', startsOn: '2026-10-01', endsOn: '2027-01-01' })
  expect(periodOf('month', '2026-12-31')).toEqual({ span: 'month', startsOn: '2026-12-01', endsOn: '2027-01-01' })
  expect(periodOf('quarter', '2026-01-31', -1)).toMatchObject({ startsOn: '2025-10-01' })
  expect(monthsOf(periodOf('quarter', '2026-12-05')).map(({ startsOn }) => startsOn)).toEqual([
    '2026-10-01',
    '2026-11-01',
    '2026-12-01',
  ])
})

test('a target is prorated by the days somebody is there', () => {
  const november = periodOf('month', '2026-11-05')
  const to = (fromOn: string | null, untilOn: string | null) => prorated(30_000, november, { fromOn, untilOn })
  expect(to(null, null)).toBe(30_000)
  expect(to('2026-11-16', null)).toBe(15_000)
  expect(to(null, '2026-11-10')).toBe(10_000)
  expect(to('2026-11-11', '2026-11-11')).toBe(1_000)
  expect(to('2026-10-01', '2027-01-05')).toBe(30_000)
  expect(to('2026-12-01', null)).toBe(0)
  expect(prorated(100, periodOf('quarter', '2026-11-05'), { fromOn: '2026-12-01', untilOn: null })).toBe(34)
})
