import { IconCheck, IconCheckbox } from '@tabler/icons-react'
import type { ObjectView } from '#app/web/objects/object-view.ts'
import { textOf } from '#app/web/ui/field.ts'
import { DueAt } from './DueAt.tsx'
import { TaskCard } from './TaskCard.tsx'
import { TaskCircle } from './TaskCircle.tsx'
import { taskOf } from './task.ts'

/** A task: something to do, by somebody, by a time. */
export const taskView: ObjectView = {
  object: 'task',
  titleField: 'title',
  columns: ['dueAt', 'assigneeId', 'contactId', 'companyId', 'aboutId', 'completedAt'],
  widths: { title: 320 },
  form: { first: ['title', 'dueAt', 'assigneeId', 'contactId', 'companyId', 'aboutId'], more: ['details'] },
  fresh: ({ user }) => ({ assigneeId: user.id }),
  sections: [
    {
      id: 'about',
      fields: ['title', 'dueAt', 'assigneeId', 'contactId', 'companyId', 'aboutId', 'details', 'createdAt'],
    },
  ],
  phone: (record, { refer }) => ({
    detail: [refer('contactId')?.name, refer('companyId')?.name, refer('aboutId')?.name].filter(Boolean).join(' · '),
    value: <DueAt task={taskOf(record)} />,
  }),
  Main: TaskCard,
  timeline: [],
  tell: (event, { t, own }) => {
    const { type, record, payload } = event
    if (!record) return undefined
    const title = textOf(record.title)
    if (type === 'task.created' && !own)
      return {
        icon: IconCheckbox,
        what: t('customers:task.tell.created'),
        href: undefined,
        plain: title,
        excerpt: record.deletedAt
          ? undefined
          : { text: <TaskCircle task={taskOf(record)} named />, end: <DueAt task={taskOf(record)} /> },
      }
    const done: unknown = Object(payload.changes).completedAt
    if (type === 'task.updated' && Array.isArray(done))
      return {
        icon: done[1] ? IconCheck : IconCheckbox,
        what: t(done[1] ? 'customers:task.tell.completed' : 'customers:task.tell.reopened', { title }),
        excerpt: undefined,
      }
    return undefined
  },
}
