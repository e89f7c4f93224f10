import { expect, test } from 'vitest'
import { atLocal, localOf } from './local-time.ts'

test('a moment is written by the clock of the workspace, wherever the browser is', () => {
  expect(localOf('2026-11-19T08:30:00Z', 'Europe/Berlin')).toBe('2026-11-19T09:30')
  expect(localOf('2026-11-19T08:30:00Z', 'America/New_York')).toBe('2026-11-19T03:30')
  expect(localOf('', 'Europe/Berlin')).toBe('')
})

test('what is typed by that clock comes back as the same moment, also on days it is changed', () => {
  for (const moment of ['2026-07-01T21:59:00.000Z', '2026-10-25T03:30:00.000Z', '2026-03-29T01:30:00.000Z'])
    expect(atLocal(localOf(moment, 'Europe/Berlin'), 'Europe/Berlin')).toBe(moment)
  expect(atLocal('', 'Europe/Berlin')).toBeNull()
  expect(atLocal('soon', 'Europe/Berlin')).toBeNull()
})
