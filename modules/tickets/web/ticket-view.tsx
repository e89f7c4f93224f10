import {
  IconAlertTriangle,
  IconInbox,
  IconMessageForward,
  IconMessageQuestion,
  IconMessageReply,
  IconStar,
  IconTicket,
} from '@tabler/icons-react'
import { lazy } from 'react'
import type { ObjectView } from '#app/web/objects/object-view.ts'
import { Chip } from '#app/web/ui/cells.tsx'
import { type Tone, textOf } from '#app/web/ui/field.ts'
import { DueCell } from './DueCell.tsx'
import styles from './Tickets.module.css'

const TicketBar = lazy(async () => ({ default: (await import('./TicketBar.tsx')).TicketBar }))
const TicketMain = lazy(async () => ({ default: (await import('./TicketMain.tsx')).TicketMain }))
const TicketClocks = lazy(async () => ({ default: (await import('./board/TicketClocks.tsx')).TicketClocks }))
const TicketCard = lazy(async () => ({ default: (await import('./board/TicketCard.tsx')).TicketCard }))
const StateNote = lazy(async () => ({ default: (await import('./board/StateNote.tsx')).StateNote }))

const priorities: Record<string, { tone: Tone }> = {
  low: { tone: 'neutral' },
  normal: { tone: 'neutral' },
  high: { tone: 'warn' },
  urgent: { tone: 'bad' },
}
const categories: Record<string, { tone: Tone }> = {
  new: { tone: 'info' },
  open: { tone: 'info' },
  pending: { tone: 'warn' },
  solved: { tone: 'ok' },
  closed: { tone: 'neutral' },
}
const icons = {
  created: IconTicket,
  customerSpoke: IconMessageForward,
  answered: IconMessageReply,
  escalated: IconAlertTriangle,
  linked: IconInbox,
  surveyed: IconMessageQuestion,
  rated: IconStar,
} as const

const open = { field: 'category', op: 'in' as const, value: ['new', 'open', 'pending'] }

/** A ticket: what was promised to a customer, until it is resolved. */
export const ticketView: ObjectView = {
  object: 'ticket',
  titleField: 'subject',
  columns: ['state', 'priority', 'sla.dueAt', 'contactId', 'ownerId', 'updatedAt'],
  widths: { title: 300, state: 150, priority: 96, 'sla.dueAt': 150, contactId: 160, ownerId: 130 },
  marks: { priority: priorities, category: categories },
  form: {
    first: ['subject', 'description', 'contactId', 'companyId', 'priority', 'type', 'ownerId'],
    more: ['teamId', 'state', 'channel', 'orderId', 'productId', 'parentId', 'askedAt'],
  },
  fresh: () => ({ priority: 'normal' }),
  sections: [
    { id: 'about', fields: ['state', 'priority', 'type', 'ownerId', 'teamId', 'channel'] },
    { id: 'customer', fields: ['contactId', 'companyId', 'orderId', 'productId', 'parentId', 'followsId'] },
    { id: 'times', fields: ['askedAt', 'answeredAt', 'solvedAt', 'reopened', 'category', 'createdAt'] },
    { id: 'words', fields: ['subject', 'description', 'externalId'] },
  ],
  wanted: ['contactId', 'type', 'ownerId'],
  presets: ({ user }) => [
    { id: 'open', filter: { and: [open] } },
    { id: 'mine', filter: { and: [open, { field: 'ownerId', op: 'in', value: [user.id] }] } },
    { id: 'unassigned', filter: { and: [open, { field: 'ownerId', op: 'isEmpty' }] } },
    { id: 'near', filter: { and: [{ field: 'sla.standing', op: 'in', value: ['near'] }] } },
    { id: 'late', filter: { and: [{ field: 'sla.standing', op: 'in', value: ['breached'] }] } },
  ],
  Bar: TicketBar,
  cells: { 'sla.dueAt': DueCell },
  board: { by: 'state', Around: TicketClocks, Card: TicketCard, ColumnNote: StateNote },
  canImport: true,
  takesNotes: true,
  phone: (_, tools) => ({
    detail: tools.refer('contactId')?.name ?? tools.refer('companyId')?.name,
    note: tools.option('state')?.label,
  }),
  detail: (_, tools) => {
    const [state, priority] = [tools.option('state'), tools.option('priority')]
    return (
      <span className={styles.head}>
        {state && <Chip tone={state.tone}>{state.label}</Chip>}
        {priority && <Chip tone={priority.tone}>{priority.label}</Chip>}
      </span>
    )
  },
  Main: TicketMain,
  timeline: ['note', 'task', 'activity'],
  tell: ({ type, record, payload }, { t, model, own }) => {
    const verb = type.replace('ticket.', '')
    const icon = Object.entries(icons).find(([name]) => name === verb)?.[1]
    if (!icon) return undefined
    const target = typeof payload.kind === 'string' ? t(`tickets:ticket.kinds.${payload.kind}`) : ''
    const act = typeof payload.act === 'string' ? t(`tickets:ticket.acts.${payload.act}`) : ''
    return {
      icon,
      what: t(`tickets:ticket.tell.${verb}`, {
        ...{ number: textOf(record?.number), target, act },
        conversation: textOf(payload.number),
      }),
      href: own || !record ? undefined : `${model.path}/${textOf(record.id)}`,
      plain: textOf(record?.subject),
    }
  },
}
