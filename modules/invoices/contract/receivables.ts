import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'

/** What is owed, per currency. Money in minor units of that currency, days as 2026-11-22. */
export const Receivables = z.object({
  items: z.array(
    z.object({
      currency: z.string(),
      invoices: z.int(),
      invoiced: z.int().describe('what invoices and credit notes come to'),
      paid: z.int(),
      openInvoices: z.int(),
      open: z.int().describe('what is still owed'),
      overdueInvoices: z.int(),
      overdue: z.int().describe('of that, what should have come in by now'),
      nextDue: z.string().nullable().describe('the first day something open is, or was, due'),
      overpaid: z.int(),
    }),
  ),
  left: z.enum(['all', 'some', 'nothing']).nullable().describe('of an order: what of it is on no invoice yet'),
})
export type Receivables = z.output<typeof Receivables>

const receivablesOf = (plural: string) =>
  endpoint({
    method: 'GET',
    path: `/${plural}/{id}/receivables`,
    summary: 'What was invoiced, paid, and is still owed, overdue or paid too much, per currency',
    permission: 'invoices.read',
    input: z.strictObject({ id: Id }),
    output: Receivables,
    refusals: ['record_not_found'],
    example: { id: '00000000-0000-7000-8000-000000000000' },
  })

export const receivablesContract = {
  ofContact: receivablesOf('contacts'),
  ofCompany: receivablesOf('companies'),
  ofDeal: receivablesOf('deals'),
  ofOrder: receivablesOf('orders'),
}
