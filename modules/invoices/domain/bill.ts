import { z } from 'zod'
import { type Totals, totalsOf } from '#modules/commerce'
import { Document, documentOf } from '#modules/quotes'
import type { Ctx } from '#platform/ctx/ctx'
import { findRecord } from '#platform/objects/find-record'
import { invoiceKinds } from '../objects/invoice.ts'

const text = z.string().nullable()

/** What a customer is asked to pay, word for word, as it is frozen when it is issued. */
export const Bill = Document.extend({
  kind: z.enum(invoiceKinds),
  dueDate: z.string(),
  serviceDate: text,
  order: text.describe('the number of the order'),
  credits: text.describe('the number of the invoice it credits'),
})
export type Bill = z.output<typeof Bill>

export const totalsOfBill = (bill: Bill): Totals => totalsOf(bill.lines, bill)

/** The bill that an invoice is at its issue. */
export async function billOf(
  ctx: Ctx,
  id: string,
  { number, date, dueDate }: { number: string; date: string; dueDate: string },
): Promise<Bill> {
  const invoice = await findRecord(ctx, ctx.objects.find('invoice'), id)
  const [document, order, credits] = await Promise.all([
    documentOf(ctx, invoice, date),
    numberOf(ctx, 'order', invoice.orderId),
    numberOf(ctx, 'invoice', invoice.creditsId),
  ])
  return Bill.parse({
    ...document,
    number,
    dueDate,
    kind: invoice.kind,
    serviceDate: invoice.serviceDate,
    order,
    credits,
  })
}

async function numberOf(ctx: Ctx, object: 'order' | 'invoice', id: unknown): Promise<string | null> {
  if (typeof id !== 'string') return null
  const { number } = await findRecord(ctx, ctx.objects.find(object), id)
  return typeof number === 'string' ? number : null
}
