import { IconMessageCircle, IconMessageQuestion, IconMessageReply, IconNote, IconStar } from '@tabler/icons-react'
import { lazy } from 'react'
import type { ObjectView } from '#app/web/objects/object-view.ts'
import { Chip } from '#app/web/ui/cells.tsx'
import { type Tone, textOf } from '#app/web/ui/field.ts'

const InboxLink = lazy(async () => ({ default: (await import('./InboxLink.tsx')).InboxLink }))

const tones: Record<string, { tone: Tone }> = {
  open: { tone: 'ok' },
  pending: { tone: 'info' },
  snoozed: { tone: 'warn' },
  resolved: { tone: 'neutral' },
}

const icons = {
  received: IconMessageCircle,
  replied: IconMessageReply,
  noted: IconNote,
  surveyed: IconMessageQuestion,
  rated: IconStar,
} as const

/** A conversation among the lists and on timelines; it is read and answered in the inbox. */
export const conversationView: ObjectView = {
  object: 'conversation',
  titleField: 'number',
  columns: ['state', 'contactId', 'senderName', 'assigneeId', 'priority', 'labels', 'lastMessageAt'],
  widths: { title: 280, contactId: 180, state: 110, priority: 100, lastMessageAt: 130 },
  marks: { state: tones },
  form: {
    first: ['subject', 'contactId', 'assigneeId'],
    more: ['companyId', 'teamId', 'priority', 'labels', 'language', 'state', 'snoozedUntil'],
  },
  fresh: ({ user }) => ({ assigneeId: user.id }),
  sections: [
    {
      id: 'about',
      fields: ['number', 'subject', 'state', 'snoozedUntil', 'priority', 'labels', 'language', 'channel'],
    },
    { id: 'people', fields: ['contactId', 'companyId', 'senderName', 'senderEmail', 'assigneeId', 'teamId'] },
    {
      id: 'times',
      fields: ['waitingSince', 'firstRepliedAt', 'lastMessageAt', 'stateAt', 'stateBy', 'followsId', 'mergedIntoId'],
    },
  ],
  presets: () => [
    { id: 'open', filter: { and: [{ field: 'state', op: 'in', value: ['open'] }] } },
    { id: 'waiting', filter: { and: [{ field: 'waitingSince', op: 'isNotEmpty' }] }, sort: 'waitingSince' },
  ],
  phone: (record, tools) => ({
    detail: tools.refer('contactId')?.name ?? textOf(record.senderName),
    note: tools.option('state')?.label,
  }),
  detail: (_, tools) => {
    const state = tools.option('state')
    return state && <Chip tone={state.tone}>{state.label}</Chip>
  },
  Main: InboxLink,
  timeline: [],
  tell: ({ type, record, actor, payload }, { t, model, own, who }) => {
    const verb = type.replace('conversation.', '')
    const icon = Object.entries(icons).find(([name]) => name === verb)?.[1]
    if (!icon) return undefined
    const subject = textOf(record?.subject) || textOf(record?.number)
    return {
      icon,
      who: actor.kind === 'customer' ? textOf(record?.senderName) || t('conversations:conversation.customer') : who,
      what: t(`conversations:conversation.tell.${verb}`, { subject, rating: payload.rating, scale: payload.scale }),
      href: own || !record ? undefined : `/inbox/${textOf(record.id)}`,
      excerpt: undefined,
      plain: own ? undefined : model.one,
    }
  },
}
