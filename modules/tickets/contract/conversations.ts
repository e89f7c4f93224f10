import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'
import { text } from '#platform/objects/text'
import { priorities } from '../domain/policies.ts'

const someId = '00000000-0000-7000-8000-000000000000'
const Subject = text(500).pipe(z.string().trim().min(1, { error: 'A ticket has a subject' }))

const OpenTicket = z.strictObject({
  id: Id,
  requestId: Id.describe('any UUID, made by whoever asks: sent twice, it is one ticket'),
  subject: Subject.optional().describe('that of the conversation where absent'),
  description: text(20_000).optional(),
  type: text(60).nullable().optional(),
  priority: z.enum(priorities).optional(),
  ownerId: Id.nullable().optional(),
  teamId: Id.nullable().optional(),
})
export type OpenTicket = z.output<typeof OpenTicket>

const Conversations = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      number: z.string(),
      subject: z.string().nullable(),
      channel: z.string(),
      state: z.string(),
      preview: z.string().nullable(),
      waitingSince: z.string().nullable(),
      lastMessageAt: z.string(),
    }),
  ),
})

/** What is said about a ticket, and the tickets something that is said is about. */
export const ticketConversationsContract = {
  open: endpoint({
    method: 'POST',
    path: '/conversations/{id}/tickets',
    summary: 'Make a ticket of a conversation, or another one; its clocks run from when the customer asked last',
    permission: 'tickets.create',
    input: OpenTicket,
    output: z.object({ ticketId: z.uuid(), number: z.string(), isNew: z.boolean() }),
    refusals: ['record_not_found', 'forbidden'],
    example: { id: someId, requestId: someId, priority: 'high' },
  }),
  ofConversation: endpoint({
    method: 'GET',
    path: '/conversations/{id}/tickets',
    summary: 'The tickets a conversation is about, as far as they show to you; those that are open first',
    permission: 'conversations.read',
    input: z.strictObject({ id: Id }),
    output: z.object({
      items: z.array(
        z.object({
          id: z.uuid(),
          number: z.string(),
          subject: z.string(),
          state: z.string(),
          category: z.string(),
          priority: z.string(),
          ownerId: z.uuid().nullable(),
          solvedAt: z.string().nullable(),
          createdAt: z.string(),
        }),
      ),
    }),
    refusals: ['record_not_found'],
    example: { id: someId },
  }),
  ofTicket: endpoint({
    method: 'GET',
    path: '/tickets/{id}/conversations',
    summary: 'The conversations about a ticket, as far as they show to you, the latest first',
    permission: 'tickets.read',
    input: z.strictObject({ id: Id }),
    output: Conversations,
    refusals: ['record_not_found'],
    example: { id: someId },
  }),
  link: endpoint({
    method: 'PUT',
    path: '/tickets/{id}/conversations/{conversationId}',
    summary: 'Let a conversation be about a ticket: answers there count for its clocks',
    permission: 'tickets.update',
    input: z.strictObject({ id: Id, conversationId: Id }),
    output: Conversations,
    refusals: ['record_not_found', 'forbidden'],
    example: { id: someId, conversationId: someId },
  }),
  unlink: endpoint({
    method: 'DELETE',
    path: '/tickets/{id}/conversations/{conversationId}',
    summary: 'Part a conversation from a ticket; what was said there counts for it no more',
    permission: 'tickets.update',
    input: z.strictObject({ id: Id, conversationId: Id }),
    output: Conversations,
    refusals: ['record_not_found', 'forbidden'],
    example: { id: someId, conversationId: someId },
  }),
}
