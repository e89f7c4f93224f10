import { type ChecklistItem, checklistOf, type Link, linksOf, textOf } from '#app/web/ui/field.ts'
import type { Filter } from '#app/web/ui/filter.ts'
import { atLocal, localOf } from '#app/web/ui/local-time.ts'

/** A task as the screens need it. */
export interface Task {
  id: string
  title: string
  dueAt: string | null
  completedAt: string | null
  assigneeId: string | null
  contactId: string | null
  companyId: string | null
  /** A record of an object of the workspace's own. */
  aboutId: string | null
  /** Whose queue it waits in. */
  teamId: string | null
  priority: string
  /** An RRULE. */
  repeat: string | null
  checklist: ChecklistItem[]
  links: Link[]
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
  aboutId: textOf(record.aboutId) || null,
  teamId: textOf(record.teamId) || null,
  priority: textOf(record.priority) || 'normal',
  repeat: textOf(record.repeat) || null,
  checklist: checklistOf(record.checklist),
  links: linksOf(record.links),
})

/** A task that is due on a day and at no hour is due at its last minute: due all day, late only when it is over. */
const LAST_MINUTE = 'T23:59'

export const endOfDay = (day: string, timeZone: string) => atLocal(`${day}${LAST_MINUTE}`, timeZone)

export const isAllDay = (dueAt: string, timeZone: string) => localOf(dueAt, timeZone).endsWith(LAST_MINUTE)

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

/** What one has to see to: one's own tasks, those nobody has, and what waits in the queues of one's teams. */
export const ownFilter = (userId: string, teamIds: readonly string[] = []): Filter => ({
  or: [
    { field: 'assigneeId', op: 'eq', value: userId },
    {
      and: [
        { field: 'assigneeId', op: 'isEmpty' },
        {
          or: [
            { field: 'teamId', op: 'isEmpty' },
            { field: 'teamId', op: 'in', value: [...teamIds] },
          ],
        },
      ],
    },
  ],
})
