import { textOf } from '#app/web/ui/field.ts'
import type { Filter } from '#app/web/ui/filter.ts'

/** A task as the screens need it. */
export interface Task {
  id: string
  title: string
  dueAt: string | null
  completedAt: string | null
  assigneeId: string | null
  contactId: string | null
  companyId: string | null
}

/** Reads a task out of a record of any type. */
export const taskOf = (record: Record<string, unknown>): Task => ({
  id: textOf(record.id),
  title: textOf(record.title),
  dueAt: textOf(record.dueAt) || null,
  completedAt: textOf(record.completedAt) || null,
  assigneeId: textOf(record.assigneeId) || null,
  contactId: textOf(record.contactId) || null,
  companyId: textOf(record.companyId) || null,
})

/**
 * A task that is due on a day and at no hour is due at its last minute, where its maker is: due all day, late only
 * when the day is over.
 */
export const endOfDay = (day: string) => new Date(`${day}T23:59:00`).toISOString()

export function isAllDay(dueAt: string) {
  const due = new Date(dueAt)
  return due.getHours() === 23 && due.getMinutes() === 59
}

export type TaskGroup = 'overdue' | 'today' | 'upcoming' | 'someday'

/** Where an open task stands, seen from `now`. */
export function groupOf(
  { dueAt }: Pick<Task, 'dueAt'>,
  dayKey: (moment: string) => string,
  now = new Date(),
): TaskGroup {
  if (!dueAt) return 'someday'
  if (Date.parse(dueAt) < now.getTime()) return 'overdue'
  return dayKey(dueAt) === dayKey(now.toISOString()) ? 'today' : 'upcoming'
}

/** What one has to see to: one's own tasks, and those nobody has taken. */
export const ownFilter = (userId: string): Filter => ({
  or: [
    { field: 'assigneeId', op: 'eq', value: userId },
    { field: 'assigneeId', op: 'isEmpty' },
  ],
})
