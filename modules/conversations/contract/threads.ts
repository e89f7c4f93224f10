import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'
import { Instant } from '#platform/objects/field'
import { text } from '#platform/objects/text'

const Message = z.object({
  id: z.uuid(),
  kind: z.enum(['incoming', 'outgoing', 'note', 'act']),
  channel: z.string(),
  version: z.int().describe('of the conversation once it stood there'),
  author: z.enum(['contact', 'user', 'assistant', 'system']),
  userId: z.uuid().nullable(),
  authorName: z.string().nullable(),
  authorEmail: z.string().nullable(),
  text: z.string(),
  html: z.string().nullable().describe('null for a mail: its HTML is GET /emails/{emailId}/page'),
  look: z
    .object({
      isDesigned: z.boolean().describe('more than words'),
      hasRemoteImages: z.boolean(),
      remoteAllowed: z.boolean().describe('you let this sender’s remote images be shown'),
      sender: z.string(),
    })
    .nullable()
    .describe('of a mail with HTML that its mailbox shows you'),
  act: z
    .object({ field: z.string(), from: z.unknown(), to: z.unknown() })
    .nullable()
    .describe('what was changed, of an act'),
  mentions: z.array(z.uuid()),
  delivery: z.enum(['queued', 'sent', 'failed']).nullable().describe('of an outgoing one; queued can be taken back'),
  deliverAt: z.string().nullable(),
  failure: z.string().nullable(),
  emailId: z.uuid().nullable(),
  sentAt: z.string(),
  files: z.array(z.object({ id: z.uuid(), name: z.string(), mediaType: z.string(), bytes: z.int() })),
})
export type Message = z.output<typeof Message>

const Thread = z.object({
  id: z.uuid(),
  version: z.int(),
  mayWrite: z.boolean(),
  messages: z.array(Message).describe('oldest first'),
  hasMore: z.boolean().describe('older ones: ask again with before'),
  participants: z.array(
    z.object({ id: z.uuid(), userId: z.uuid().nullable(), name: z.string().nullable(), email: z.string().nullable() }),
  ),
  moves: z.array(z.uuid()).describe('merges and splits that can be undone, as its acts name them'),
  drafts: z.object({ reply: z.string().nullable(), note: z.string().nullable() }).describe('your own'),
})
export type Thread = z.output<typeof Thread>

const someId = '00000000-0000-7000-8000-000000000000'
const Email = z
  .string()
  .max(320)
  .regex(/^[^\s<>@,;:"]+@[^\s<>@,;:"]+$/, 'No address of one mailbox')
const Words = text(100_000).pipe(z.string().min(1, { error: 'Say something' }))

export const conversationThreadsContract = {
  get: endpoint({
    method: 'GET',
    path: '/conversations/{id}/thread',
    summary: 'What was said, noted and done in a conversation, who takes part, and your drafts',
    permission: 'conversations.read',
    input: z.strictObject({ id: Id, before: Id.optional().describe('a message: the page before it') }),
    output: Thread,
    refusals: ['record_not_found'],
    example: { id: someId },
  }),
  write: endpoint({
    method: 'POST',
    path: '/conversations/{id}/messages',
    summary: 'Reply to the customer, or leave a note for colleagues; a reply leaves after ten seconds',
    permission: 'conversations.update',
    input: z.strictObject({
      id: Id,
      messageId: Id.describe('any UUID, made by whoever sends it: sent twice, it is one message'),
      kind: z.enum(['reply', 'note']),
      text: Words,
      version: z.int().min(0).describe('of the conversation as you saw it'),
      anyway: z.boolean().default(false).describe('true: although others wrote in between'),
      mentions: z.array(Id).max(50).default([]),
      fileIds: z.array(Id).max(20).default([]),
      state: z.enum(['open', 'pending', 'resolved']).optional(),
    }),
    output: Thread,
    refusals: ['record_not_found', 'conversation_changed', 'file_not_found'],
    example: {
      id: someId,
      messageId: someId,
      kind: 'note',
      text: 'Refund is above my limit, can you approve?',
      version: 1,
    },
  }),
  takeBack: endpoint({
    method: 'DELETE',
    path: '/conversations/{id}/messages/{messageId}',
    summary: 'Take back your own reply before it leaves; its words are a draft again',
    permission: 'conversations.update',
    input: z.strictObject({ id: Id, messageId: Id }),
    output: Thread,
    refusals: ['record_not_found', 'message_left'],
    example: { id: someId, messageId: someId },
  }),
  keepDraft: endpoint({
    method: 'PUT',
    path: '/conversations/{id}/draft',
    summary: 'Keep what you have written and not sent; an empty text forgets it',
    permission: 'conversations.update',
    input: z.strictObject({ id: Id, kind: z.enum(['reply', 'note']), text: text(100_000) }),
    output: z.object({ id: z.uuid() }),
    refusals: ['record_not_found'],
    example: { id: someId, kind: 'reply', text: 'Dear Carlos,' },
  }),
  addParticipant: endpoint({
    method: 'POST',
    path: '/conversations/{id}/participants',
    summary: 'Let a colleague take part, who hears of answers, or an address outside, which gets copies',
    permission: 'conversations.update',
    input: z.strictObject({ id: Id, userId: Id.optional(), email: Email.optional(), name: text(200).optional() }),
    output: Thread,
    refusals: ['record_not_found'],
    example: { id: someId, email: 'warehouse@hafen.example', name: 'Warehouse' },
  }),
  removeParticipant: endpoint({
    method: 'DELETE',
    path: '/conversations/{id}/participants/{participantId}',
    summary: 'Let somebody no longer take part',
    permission: 'conversations.update',
    input: z.strictObject({ id: Id, participantId: Id }),
    output: Thread,
    refusals: ['record_not_found'],
    example: { id: someId, participantId: someId },
  }),
}

const Key = text(500).pipe(z.string().min(1))

/** The channel of programs: what they take in elsewhere. */
export const arrivalsContract = {
  receive: endpoint({
    method: 'POST',
    path: '/arrivals',
    summary: 'Bring in a customer’s message from elsewhere, into the conversation of its thread or a new one',
    permission: 'conversations.create',
    input: z.strictObject({
      sourceKey: Key.describe('the thread over there: what comes by the same one is one conversation'),
      messageKey: Key.describe('the message over there: sent again, it is the same'),
      name: text(200).optional(),
      email: Email.optional(),
      contactId: Id.optional(),
      subject: text(500).optional(),
      text: Words,
      sentAt: Instant.optional(),
      fileIds: z.array(Id).max(20).default([]),
    }),
    output: z.object({ conversationId: z.uuid(), messageId: z.uuid(), isNew: z.boolean() }),
    refusals: ['record_not_found', 'file_not_found'],
    example: {
      ...{ sourceKey: 'shop-chat-4711', messageKey: 'shop-chat-4711-1', name: 'Carlos Ibáñez' },
      ...{ email: 'c.ibanez@posteo.example', subject: 'Box arrived torn again', text: 'Two bags are open.' },
    },
  }),
}
