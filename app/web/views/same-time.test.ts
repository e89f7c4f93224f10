import { expect, test } from 'vitest'
import { sameTime } from './same-time.ts'

test('an entry keeps its time of day by the clocks there, also over their change', () => {
  expect(sameTime('2026-10-23T07:30:15.250Z', '2026-10-26', 'Europe/Berlin')).toBe('2026-10-26T08:30:15.250Z')
  expect(sameTime('2026-11-19T23:30:00.000Z', '2026-11-21', 'Europe/Berlin')).toBe('2026-11-20T23:30:00.000Z')
})
