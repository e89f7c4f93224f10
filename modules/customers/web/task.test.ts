import { expect, test } from 'vitest'
import { endOfDay, groupOf, isAllDay } from './task.ts'

const dayKey = (moment: string) => moment.slice(0, 10)
const now = new Date('2026-11-19T09:00:00Z')
const due = (dueAt: string | null) => groupOf({ dueAt }, dayKey, now)

test('an open task is overdue, for today, to come, or for some day', () => {
  expect(due('2026-11-19T08:59:00Z')).toBe('overdue')
  expect(due('2026-11-19T10:30:00Z')).toBe('today')
  expect(due('2026-11-20T00:00:00Z')).toBe('upcoming')
  expect(due(null)).toBe('someday')
})

test('a task due on a day is due all that day', () => {
  expect(endOfDay('2026-11-19', 'Europe/Berlin')).toBe('2026-11-19T22:59:00.000Z')
  expect(isAllDay('2026-11-19T22:59:00Z', 'Europe/Berlin')).toBe(true)
  expect(isAllDay('2026-11-19T10:30:00Z', 'Europe/Berlin')).toBe(false)
})
