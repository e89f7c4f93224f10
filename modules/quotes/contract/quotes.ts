import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'
import { objectContract } from '#platform/objects/object-contract'
import { text } from '#platform/objects/text'
import { quote } from '../objects/quote.ts'

export const quotesContract = objectContract(quote, {
  title: 'Coffee for the second counter',
  currency: 'EUR',
  lines: [{ productName: 'Hafen Blend, 1 kg', quantity: 12, unitPrice: 2490, taxRate: 7 }],
})

/** What was sent of a quote, and what became of it. */
const Course = z.object({
  id: z.uuid(),
  status: z.string(),
  revision: z.int().describe('the one that is worked on or was sent last'),
  orderId: z.uuid().nullable(),
  approval: z.object({
    share: z.number().describe('percent of the undiscounted prices that is given away'),
    limit: z.number().nullable().describe('how much of that you may give away unasked; null: as much as you like'),
    needed: z.boolean(),
    mayDecide: z.boolean(),
    asked: z
      .object({
        share: z.number(),
        note: z.string().nullable(),
        askedBy: z.uuid().nullable(),
        askedAt: z.string(),
        decision: z.enum(['approved', 'declined']).nullable(),
        remark: z.string().nullable(),
        decidedBy: z.uuid().nullable(),
        decidedAt: z.string().nullable(),
      })
      .nullable()
      .describe('the question about what is offered now; null: nobody has asked'),
  }),
  revisions: z.array(
    z.object({
      revision: z.int(),
      address: z.string().describe('where the customer reads it'),
      total: z.int(),
      currency: z.string(),
      validUntil: z.string().nullable(),
      sentAt: z.string(),
      sentBy: z.uuid().nullable(),
      sentTo: z.string().nullable(),
      views: z.int(),
      viewedAt: z.string().nullable(),
      answer: z
        .object({ answer: z.string(), name: z.string(), reason: z.string().nullable(), answeredAt: z.string() })
        .nullable(),
    }),
  ),
})

const someId = '00000000-0000-7000-8000-000000000000'
const Mailbox = z
  .string()
  .max(320)
  .regex(/^[^\s<>@,;:"]+@[^\s<>@,;:"]+$/, 'No address of one mailbox')

export const quoteCoursesContract = {
  get: endpoint({
    method: 'GET',
    path: '/quotes/{id}/course',
    summary: 'What was sent of a quote, where customers read it, how often it was viewed and what they said',
    permission: 'quotes.read',
    input: z.strictObject({ id: Id }),
    output: Course,
    refusals: ['record_not_found'],
    example: { id: someId },
  }),
  send: endpoint({
    method: 'POST',
    path: '/quotes/{id}/sendings',
    summary: 'Freeze a draft as it stands, under an address of its own, and mail that where somebody is named',
    permission: 'quotes.update',
    input: z.strictObject({ id: Id, mailTo: Mailbox.optional(), message: text(5_000).optional() }),
    output: Course,
    refusals: ['record_not_found', 'quote_not_draft', 'quote_needs_approval'],
    example: { id: someId },
  }),
  askApproval: endpoint({
    method: 'POST',
    path: '/quotes/{id}/approval-requests',
    summary:
      'Ask those who may approve whether a draft may give away so much; a change of what is offered takes it back',
    permission: 'quotes.update',
    input: z.strictObject({ id: Id, note: text(2_000).optional() }),
    output: Course,
    refusals: ['record_not_found', 'quote_not_draft'],
    example: { id: someId, note: 'They take twice as much from spring on' },
  }),
  decideApproval: endpoint({
    method: 'PUT',
    path: '/quotes/{id}/approval',
    summary: 'Approve or decline what a draft gives away, once',
    permission: 'approveDiscounts',
    input: z.strictObject({ id: Id, decision: z.enum(['approved', 'declined']), note: text(2_000).optional() }),
    output: Course,
    refusals: ['record_not_found', 'approval_not_open'],
    example: { id: someId, decision: 'approved' },
  }),
  answer: endpoint({
    method: 'PUT',
    path: '/quotes/{id}/answer',
    summary: 'Note what a customer said by other ways; an accepted quote becomes an order',
    permission: 'quotes.update',
    input: z.strictObject({
      id: Id,
      answer: z.enum(['accepted', 'declined']),
      name: text(200).pipe(z.string().min(1, { error: 'Say who answered' })),
      reason: text(2_000).optional(),
    }),
    output: Course,
    refusals: ['record_not_found', 'quote_not_open'],
    example: { id: someId, answer: 'accepted', name: 'Sofia Marchetti' },
  }),
}
