import { IconCheck, IconCheckbox } from '@tabler/icons-react'
import { lazy } from 'react'
import type { ObjectView } from '#app/web/objects/object-view.ts'
import { textOf } from '#app/web/ui/field.ts'
import { DueAt } from './DueAt.tsx'
import { TaskCircle } from './TaskCircle.tsx'
import { taskOf } from './task.ts'

const RepeatInput = lazy(async () => ({ default: (await import('./RepeatInput.tsx')).RepeatInput }))
const RemindInput = lazy(async () => ({ default: (await import('./RemindInput.tsx')).RemindInput }))
const TaskCard = lazy(async () => ({ default: (await import('./TaskCard.tsx')).TaskCard }))

/** A task: something to do, by somebody, by a time. */
export const taskView: ObjectView = {
  object: 'task',
  titleField: 'title',
  columns: ['dueAt', 'priority', 'assigneeId', 'teamId', 'contactId', 'companyId', 'aboutId', 'completedAt'],
  widths: { title: 320 },
  marks: { priority: { high: { tone: 'warn' }, urgent: { tone: 'bad' } } },
  form: {
    first: [
      'title',
      'dueAt',
      'remindAt',
      'repeat',
      'priority',
      'assigneeId',
      'teamId',
      'contactId',
      'companyId',
      'aboutId',
    ],
    more: ['checklist', 'links', 'details'],
  },
  fresh: ({ user }) => ({ assigneeId: user.id, priority: 'normal' }),
  forEach: true,
  sections: [
    {
      id: 'about',
      fields: [
        ...['title', 'dueAt', 'remindAt', 'priority', 'assigneeId', 'teamId'],
        ...['contactId', 'companyId', 'aboutId', 'links', 'details', 'createdAt'],
      ],
    },
  ],
  editors: { repeat: RepeatInput, remindAt: RemindInput },
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
