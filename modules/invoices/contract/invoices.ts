import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'
import { objectContract } from '#platform/objects/object-contract'
import { recordShape } from '#platform/objects/object-type'
import { text } from '#platform/objects/text'
import { invoice } from '../objects/invoice.ts'
import { payment } from '../objects/payment.ts'

const someId = '00000000-0000-7000-8000-000000000000'

export const invoicesContract = objectContract(invoice, {
  title: 'Coffee for the second counter',
  currency: 'EUR',
  lines: [{ productName: 'Hafen Blend, 1 kg', quantity: 12, unitPrice: 2490, taxRate: 7 }],
})

export const paymentsContract = objectContract(payment, { invoiceId: someId, amount: 24_990, paidOn: '2026-11-20' })

const Person = z.uuid().nullable()

/** Where an invoice stands: where customers read it, how it went out, what came in. */
const InvoiceCourse = z.object({
  id: z.uuid(),
  address: z
    .string()
    .nullable()
    .describe('where the customer reads it; null for a draft, and for one issued elsewhere'),
  issuedBy: Person,
  daysOverdue: z.int().describe('0: its day has not passed, or nothing is owed'),
  voided: z.object({ reason: z.string(), voidedAt: z.string(), voidedBy: Person }).nullable(),
  sendings: z.array(z.object({ sentTo: z.string(), sentAt: z.string(), sentBy: Person })),
  payments: z.array(
    z.object({
      id: z.uuid(),
      amount: z.int(),
      paidOn: z.string(),
      method: z.string(),
      reference: z.string().nullable(),
      reversed: z.object({ reason: z.string(), reversedAt: z.string(), reversedBy: Person }).nullable(),
    }),
  ),
  creditNotes: z.array(z.object({ id: z.uuid(), number: z.string().nullable(), total: z.int(), status: z.string() })),
})
export type InvoiceCourse = z.output<typeof InvoiceCourse>

const Mailbox = z
  .string()
  .max(320)
  .regex(/^[^\s<>@,;:"]+@[^\s<>@,;:"]+$/, 'No address of one mailbox')
const Reason = text(2_000).pipe(z.string().trim().min(1, { error: 'Say why' }))

export const invoiceCoursesContract = {
  get: endpoint({
    method: 'GET',
    path: '/invoices/{id}/course',
    summary: 'Where an invoice stands: its page, the mails it went out by, its payments and credit notes',
    permission: 'invoices.read',
    input: z.strictObject({ id: Id }),
    output: InvoiceCourse,
    refusals: ['record_not_found'],
    example: { id: someId },
  }),
  issue: endpoint({
    method: 'PUT',
    path: '/invoices/{id}/issue',
    summary: 'Issue a draft: it gets the next number, and stays as it is from then on',
    permission: 'invoices.update',
    input: z.strictObject({ id: Id }),
    output: InvoiceCourse,
    refusals: ['record_not_found', 'invoice_not_draft', 'invoice_not_open'],
    example: { id: someId },
  }),
  send: endpoint({
    method: 'POST',
    path: '/invoices/{id}/sendings',
    summary: 'Mail an issued invoice; to one address again only where that is asked for',
    permission: 'invoices.update',
    input: z.strictObject({
      id: Id,
      mailTo: Mailbox,
      message: text(5_000).optional(),
      again: z.boolean().default(false).describe('it went to this address before and is to go there again'),
    }),
    output: InvoiceCourse,
    refusals: ['record_not_found', 'invoice_not_issued', 'invoice_not_open', 'invoice_sent'],
    example: { id: someId, mailTo: 'sofia@cafe-lumen.example' },
  }),
  void: endpoint({
    method: 'PUT',
    path: '/invoices/{id}/void',
    summary: 'Say that an issued invoice holds no more; its number stays taken',
    permission: 'invoices.update',
    input: z.strictObject({ id: Id, reason: Reason }),
    output: InvoiceCourse,
    refusals: ['record_not_found', 'invoice_not_issued', 'invoice_not_open', 'invoice_paid'],
    example: { id: someId, reason: 'Sent to the wrong company' },
  }),
  credit: endpoint({
    method: 'POST',
    path: '/invoices/{id}/credit-notes',
    summary: 'Write a credit note over an issued invoice, as a draft',
    permission: 'invoices.create',
    input: z.strictObject({ id: Id }),
    output: recordShape(invoice.fields),
    refusals: ['record_not_found', 'invoice_not_issued', 'invoice_not_open'],
    example: { id: someId },
  }),
  order: endpoint({
    method: 'POST',
    path: '/orders/{id}/invoices',
    summary: 'Write what of an order is not invoiced yet into a draft',
    permission: 'invoices.create',
    input: z.strictObject({ id: Id }),
    output: recordShape(invoice.fields),
    refusals: ['record_not_found', 'order_invoiced', 'order_not_charged'],
    example: { id: someId },
  }),
  reverse: endpoint({
    method: 'PUT',
    path: '/payments/{id}/reversal',
    summary: 'Take a payment back: it counts no more, and stays on record',
    permission: 'payments.update',
    input: z.strictObject({ id: Id, reason: Reason }),
    output: recordShape(payment.fields),
    refusals: ['record_not_found', 'payment_reversed'],
    example: { id: someId, reason: 'The direct debit came back' },
  }),
}
