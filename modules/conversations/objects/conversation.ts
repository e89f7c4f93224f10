import {
  dateTime,
  language,
  optionalSelect,
  relation,
  requiredDateTime,
  select,
  tags,
  team,
  textField,
  user,
} from '#platform/objects/field'
import { objectType } from '#platform/objects/object-type'
import { conversationRouting } from '../domain/routing.ts'
import { conversationsBefore, conversationsWritten } from '../domain/write-conversation.ts'

export const conversationStates = ['open', 'pending', 'snoozed', 'resolved'] as const
export const conversationPriorities = ['low', 'normal', 'high', 'urgent'] as const

/** A thread with a customer in any channel. What was said in it stands in `conversation_messages`. */
export const conversation = objectType({
  name: 'conversation',
  plural: 'conversations',
  module: 'conversations',
  table: 'conversations',
  icon: 'inbox',
  title: ['number', 'subject'],
  defaultSort: '-lastMessageAt',
  fields: {
    number: textField({ searchable: true, key: 'custom:conversation.number', readonly: true }),
    subject: textField({ searchable: true }),
    channel: textField({ readonly: true, default: 'internal' }),
    state: select(conversationStates, { default: 'open' }),
    snoozedUntil: dateTime(),
    priority: select(conversationPriorities, { default: 'normal' }),
    labels: tags(),
    /** As the customer speaks: rules choose somebody who does. */
    language: language(),
    assigneeId: user(),
    /** Whose queue it waits in: as long as it has no assignee, anybody of the team may take it. */
    teamId: team(),
    contactId: relation('contact'),
    companyId: relation('company'),
    senderName: textField({ searchable: true, readonly: true }),
    senderEmail: textField({ searchable: true, readonly: true }),
    waitingSince: dateTime({ readonly: true, sortable: true }),
    firstRepliedAt: dateTime({ readonly: true }),
    lastMessageAt: requiredDateTime({ readonly: true, sortable: true }),
    preview: textField({ readonly: true }),
    previewBy: optionalSelect(['incoming', 'outgoing', 'note'], { readonly: true }),
    stateAt: dateTime({ readonly: true }),
    stateBy: user({ readonly: true }),
    followsId: relation('conversation', { readonly: true }),
    mergedIntoId: relation('conversation', { readonly: true }),
  },
  timeline: (_, { contactId, companyId }) => ({
    contactId: (contactId as string | null | undefined) ?? null,
    companyId: (companyId as string | null | undefined) ?? null,
  }),
  open: { not: { field: 'state', op: 'eq', value: 'resolved' } },
  routing: conversationRouting,
  pointedAt: true,
  beforeWrite: conversationsBefore,
  afterWrite: conversationsWritten,
})
