import { expect, test } from 'vitest'
import { daysOf, type PeriodName, yearUpTo } from './periods.ts'

const cases: [PeriodName, string, string, string][] = [
  ['thisMonth', '2026-11-22', '2026-11-01', '2026-11-30'],
  ['lastMonth', '2026-01-31', '2025-12-01', '2025-12-31'],
  ['thisQuarter', '2026-11-22', '2026-10-01', '2026-12-31'],
  ['lastQuarter', '2026-02-28', '2025-10-01', '2025-12-31'],
  ['thisYear', '2028-02-29', '2028-01-01', '2028-12-31'],
  ['lastYear', '2026-11-22', '2025-01-01', '2025-12-31'],
  ['last30', '2026-03-01', '2026-01-31', '2026-03-01'],
]
test.each(cases)('%s seen from %s', (name, today, from, to) => expect(daysOf(name, today)).toEqual({ from, to }))

test('a year up to a day ends with its month', () => {
  expect(yearUpTo('2026-11-22')).toEqual({ from: '2025-12-01', to: '2026-11-30' })
})
