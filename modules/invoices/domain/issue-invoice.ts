import { sql } from 'kysely'
import { nextNumbers } from '#modules/commerce'
import { freshSecret } from '#platform/calendar/secret-address'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse, refuseInput } from '#platform/http/refusal'
import { refuseOutOfReach } from '#platform/objects/reach'
import { type Bill, billOf, totalsOfBill } from './bill.ts'
import { addDays, today } from './days.ts'
import { type InvoiceSettings, readInvoiceSettings } from './invoice-settings.ts'
import { lockInvoice, moveInvoice, standsWith } from './move-invoice.ts'
import { settleInvoices } from './settle-invoices.ts'

/**
 * Issues a draft: it gets the next number of the year, which no other has and none is missing of, and stays as it is from then
 * on. Two may press at once: the second finds it issued.
 * @throws Refusal record_not_found, forbidden, invoice_not_draft; invalid_input for what it still needs
 */
export async function issueInvoice(ctx: Ctx, { id }: { id: string }): Promise<void> {
  await refuseOutOfReach(ctx, ctx.objects.find('invoice'), 'update', [id])
  const invoice = await lockInvoice(ctx, id)
  if (invoice.status !== 'draft') refuse('invoice_not_draft', { number: invoice.number })
  const settings = await readInvoiceSettings(ctx)
  const days = daysOf(ctx, invoice, settings)
  const credited =
    invoice.kind === 'creditNote' && typeof invoice.creditsId === 'string' ? invoice.creditsId : undefined
  // The credited one is locked before the series: whoever settles it asks in this order as well.
  const owed = credited ? await creditable(ctx, credited) : undefined
  const number = await nextFree(ctx, invoice.kind === 'creditNote', settings)
  const bill = await billOf(ctx, id, { number, ...days })
  refuseUnready(bill, owed)
  const issuedAt = ctx.now().toISOString()
  await ctx.db
    .insertInto('invoiceIssues')
    .values({
      ...{ workspaceId: ctx.workspaceId, invoiceId: id, content: JSON.stringify(bill), secret: freshSecret() },
      ...{ issuedAt, issuedBy: ctx.userId },
    })
    .execute()
  const { date: issueDate, dueDate } = days
  const issued = await moveInvoice(ctx, id, { status: 'issued', number, issueDate, dueDate, issuedAt })
  if (issued.total !== totalsOfBill(bill).gross) throw new Error('An invoice comes to what its bill says')
  await ctx.record({
    type: 'invoice.issued',
    ...standsWith(id, invoice),
    payload: { number, total: Number(issued.total), currency: bill.currency, dueDate },
  })
  if (credited) await settleInvoices(ctx, [credited])
}

/** As the draft says, else today and so many days later. */
function daysOf(ctx: Ctx, { issueDate, dueDate }: Record<string, unknown>, { paymentDays }: InvoiceSettings) {
  const date = typeof issueDate === 'string' ? issueDate : today(ctx)
  return { date, dueDate: typeof dueDate === 'string' ? dueDate : addDays(date, paymentDays) }
}

async function nextFree(ctx: Ctx, isCredit: boolean, { numberPrefix, creditPrefix }: InvoiceSettings): Promise<string> {
  for (;;) {
    const [number = ''] = await nextNumbers(
      ctx,
      isCredit ? { series: 'C', prefix: creditPrefix } : { series: 'I', prefix: numberPrefix },
      1,
    )
    // One that came with an import is passed over, seen or not.
    const { rows } = await sql`select from record_keys where workspace_id = ${ctx.workspaceId} and object = 'invoice'
      and kind = 'custom:invoice.number' and value = ${number.toLowerCase()}`.execute(ctx.db)
    if (rows.length === 0) return number
  }
}

/** What of an invoice can still be credited. */
async function creditable(ctx: Ctx, id: string): Promise<number> {
  const { status, number, total, creditedTotal } = await lockInvoice(ctx, id)
  if (status === 'void' || status === 'draft') refuse('invoice_not_open', { number })
  return Number(total) - Number(creditedTotal)
}

function refuseUnready(bill: Bill, owed: number | undefined): void {
  if (bill.dueDate < bill.date)
    refuseInput({
      path: 'dueDate',
      code: 'out_of_order',
      message: 'It is due before it is issued',
      mend: 'Give a day on or after the day of issue.',
    })
  const { gross } = totalsOfBill(bill)
  if (bill.lines.length === 0)
    refuseInput({
      path: 'lines',
      code: 'missing',
      message: 'The invoice has no lines',
      mend: 'Say what is charged first.',
    })
  if (!bill.company && !bill.contact)
    refuseInput({
      path: 'companyId',
      code: 'missing',
      message: 'The invoice names nobody who is to pay',
      mend: 'Choose a company or a contact.',
    })
  if (bill.kind === 'invoice' && gross < 0)
    refuseInput({
      path: 'lines',
      code: 'negative',
      message: 'The invoice comes to less than nothing',
      mend: 'Write a credit note instead.',
    })
  if (bill.kind === 'creditNote' && gross > 0)
    refuseInput({
      path: 'lines',
      code: 'positive',
      message: 'The credit note charges more than it gives back',
      mend: 'Make the quantities negative.',
    })
  if (owed !== undefined && -gross > owed)
    refuseInput({
      path: 'lines',
      code: 'too_much',
      message: 'The credit note gives back more than is left of the invoice',
      mend: 'Lower its quantities.',
    })
}
