import type { Ctx } from '#platform/ctx/ctx'
import { type InputError, refuseInput } from '#platform/http/refusal'
import { wholeOf } from '#platform/objects/conceal'
import type { Refused, Write } from '#platform/objects/object-type'
import { outOfReach } from '#platform/objects/reach'
import { lockRows, type StoredRow } from '#platform/objects/rows'
import { same } from '#platform/objects/same'
import { happenedOn, today } from './days.ts'
import { recorded } from './fixed-fields.ts'
import { findPaid, markOf } from './known-payments.ts'
import { settleInvoices } from './settle-invoices.ts'

/**
 * Before payments are written: each is named after its invoice and takes its currency. The invoices are locked first, so that of
 * two who write down the same money at once the later is told of the first; `payments_once` holds whatever comes.
 */
export async function paymentsBefore(ctx: Ctx, writes: Write[]): Promise<Refused> {
  const refused = new Map<string, InputError[]>()
  if (writes.length === 0) return refused
  const type = ctx.objects.find('invoice')
  const ids = [...new Set(writes.map(({ after }) => String(after.invoiceId)))].toSorted()
  const invoices = await lockRows(ctx, wholeOf(type), ids)
  const beyond = await outOfReach(ctx, type, 'update', ids)
  const before = await storedPayments(ctx, writes)
  for (const { after, created } of writes) if (created) after.paidOn ??= today(ctx)
  const paid = await findPaid(
    ctx,
    writes.filter(({ created }) => created).map(({ after }) => after),
  )
  for (const write of writes) {
    const { after, created } = write
    const invoiceId = String(after.invoiceId)
    const wrong = created
      ? (wrongInvoice(invoices.get(invoiceId), beyond.has(invoiceId)) ??
        wrongMoney(write, invoices.get(invoiceId)?.values ?? {}) ??
        (paid.has(markOf(after)) ? paidAlready : undefined))
      : wrongChange(write, before.get(write.id))
    if (wrong) refused.set(write.id, [wrong])
    else if (created) {
      takeFrom(ctx, after, invoices.get(invoiceId)?.values ?? {})
      paid.set(markOf(after), write.id)
    }
  }
  return refused
}

export async function paymentsWritten(ctx: Ctx, writes: Write[]): Promise<void> {
  const recorded = writes.filter(({ created }) => created)
  if (recorded.length > 0) await ctx.record(...recorded.map(({ id, after }) => recordedEvent(ctx, id, after)))
  await settleInvoices(ctx, [...new Set(writes.map(({ after }) => String(after.invoiceId)))].toSorted())
}

/** It stands with the invoice: on the customer's timeline the payment itself does. */
const recordedEvent = (ctx: Ctx, id: string, { amount, currency, invoiceId, paidOn }: Write['after']) => ({
  ...{ type: 'payment.recorded', object: 'invoice', recordId: String(invoiceId) },
  payload: { paymentId: id, amount, currency, paidOn },
  ...happenedOn(ctx, paidOn),
})

/** After payments went to the trash or came back. */
export async function paymentsMoved(ctx: Ctx, ids: readonly string[]): Promise<void> {
  const rows = await lockRows(ctx, wholeOf(ctx.objects.find('payment')), ids)
  await settleInvoices(ctx, [...new Set([...rows.values()].map(({ values }) => String(values.invoiceId)))].toSorted())
}

/** Before payments come out of the trash. @throws Refusal invalid_input where the same money was written down since */
export async function refusePaidAgain(ctx: Ctx, ids: readonly string[]): Promise<void> {
  const rows = await lockRows(ctx, wholeOf(ctx.objects.find('payment')), ids)
  const values = [...rows.values()].map((row) => row.values)
  const paid = await findPaid(ctx, values)
  if (values.some((one) => paid.has(markOf(one)))) refuseInput(paidAlready)
}

const storedPayments = async (ctx: Ctx, writes: readonly Write[]) =>
  lockRows(
    ctx,
    wholeOf(ctx.objects.find('payment')),
    writes.filter(({ created }) => !created).map(({ id }) => id),
  )

function takeFrom(ctx: Ctx, after: Record<string, unknown>, invoice: Record<string, unknown>): void {
  const { number, currency, contactId, companyId, ownerId } = invoice
  Object.assign(after, { name: number, currency, contactId, companyId, ownerId, imported: ctx.actor.kind === 'import' })
}

const paidAlready: InputError = {
  path: 'amount',
  code: 'payment_recorded_already',
  message: 'This payment is on record already: the same amount for the same invoice on the same day',
  mend: 'If it is another one, give its reference to tell them apart.',
}

function wrongInvoice(invoice: StoredRow | undefined, isBeyond: boolean): InputError | undefined {
  if (!invoice || invoice.deletedAt)
    return {
      path: 'invoiceId',
      code: 'record_not_found',
      message: 'There is no such invoice',
      mend: 'Look at its number.',
    }
  const { status, kind, number } = invoice.values
  if (isBeyond)
    return {
      path: 'invoiceId',
      code: 'forbidden',
      message: `Your role may not change the invoice ${String(number)}`,
      mend: 'Ask whoever owns it, or an administrator.',
    }
  if (status === 'draft')
    return {
      path: 'invoiceId',
      code: 'invoice_not_issued',
      message: 'The invoice is a draft',
      mend: 'Issue it first: nothing is paid that was not asked for.',
    }
  if (status === 'void' || kind === 'creditNote')
    return {
      path: 'invoiceId',
      code: 'invoice_not_open',
      message: `Nothing is owed on ${String(number)}: it is ${status === 'void' ? 'void' : 'a credit note'}`,
      mend: 'Name the invoice that was paid.',
    }
  return undefined
}

function wrongMoney({ after, input }: Write, { currency }: Record<string, unknown>): InputError | undefined {
  if (typeof after.amount !== 'number' || after.amount < 1)
    return {
      path: 'amount',
      code: 'too_small',
      message: 'A payment is more than nothing',
      mend: 'Say how much came in.',
    }
  if (input.currency && input.currency !== currency)
    return {
      path: 'currency',
      code: 'other_currency',
      message: `The invoice is in ${String(currency)}, the payment in ${String(input.currency)}`,
      mend: 'Give the amount in the invoice’s currency.',
    }
  return undefined
}

function wrongChange({ after, input }: Write, row: StoredRow | undefined): InputError | undefined {
  const touched = recorded.find((name) => name in input && !same(row?.values[name], after[name]))
  if (!touched) return undefined
  return {
    path: touched,
    code: 'payment_recorded',
    message: 'A payment stays as it was recorded',
    mend: 'Reverse it and record the right one.',
  }
}
