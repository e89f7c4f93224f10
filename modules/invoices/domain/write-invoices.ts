import { type LinesTable, linesExpression, reckonLines, writeLines } from '#modules/commerce'
import type { Ctx } from '#platform/ctx/ctx'
import type { InputError } from '#platform/http/refusal'
import { wholeOf } from '#platform/objects/conceal'
import type { Refused, Write } from '#platform/objects/object-type'
import { lockRows, type StoredRow } from '#platform/objects/rows'
import { same } from '#platform/objects/same'
import { addDays, today } from './days.ts'
import { issued } from './fixed-fields.ts'
import { type InvoiceMoney, moneyOfInvoices, standingOf } from './invoice-money.ts'
import { type InvoiceSettings, readInvoiceSettings } from './invoice-settings.ts'

export const invoiceLines: LinesTable = { lines: 'invoice_lines', owner: 'invoice_id', records: 'invoices' }
export const invoiceLinesExpression = linesExpression(invoiceLines)

/**
 * Before invoices are written: one that comes with a number was issued elsewhere; a draft begins as the settings say. Totals are
 * those of the lines; what was issued keeps all that stands on it, and its balance follows from what came in for it.
 */
export async function invoicesBefore(ctx: Ctx, writes: Write[]): Promise<Refused> {
  const refused = new Map<string, InputError[]>()
  if (writes.length === 0) return refused
  const settings = writes.some(({ created }) => created) ? await readInvoiceSettings(ctx) : undefined
  for (const write of writes) if (write.created && settings) beginWith(ctx, write, settings)
  await reckonTotals(ctx, writes)
  const changing = writes.filter(({ created }) => !created).map(({ id }) => id)
  // They are locked by now; what was paid meanwhile is seen only after that.
  const stored = await lockRows(ctx, wholeOf(ctx.objects.find('invoice')), changing)
  const money = await moneyOfInvoices(ctx, changing)
  for (const write of writes) {
    const wrong = wrongIn(write, stored.get(write.id))
    if (wrong) refused.set(write.id, [wrong])
    else settle(write, money.get(write.id))
  }
  return refused
}

export const invoicesWritten = (ctx: Ctx, writes: Write[]): Promise<void> => writeLines(ctx, invoiceLines, writes)

function beginWith(ctx: Ctx, { after, input }: Write, { paymentDays, intro, terms }: InvoiceSettings): void {
  if (after.number) {
    const issueDate = String(after.issueDate ?? today(ctx))
    Object.assign(after, { status: 'issued', issueDate, dueDate: after.dueDate ?? addDays(issueDate, paymentDays) })
    after.issuedAt ??= `${issueDate}T00:00:00.000Z`
    return
  }
  if (input.intro === undefined) after.intro = intro
  if (input.terms === undefined) after.terms = terms
}

/** One without lines keeps the total it was given. */
async function reckonTotals(ctx: Ctx, writes: readonly Write[]): Promise<void> {
  const found = await reckonLines(ctx, invoiceLines, writes)
  for (const { id, after, changes } of writes) {
    const totals = found.get(id)?.totals
    if (totals) Object.assign(after, { total: totals.gross, taxTotal: totals.tax, netTotal: totals.net })
    else if (changes.lines) Object.assign(after, { total: 0, taxTotal: 0, netTotal: 0 })
    after.total ??= 0
    after.taxTotal ??= 0
    after.netTotal = Number(after.total) - Number(after.taxTotal)
  }
}

function wrongIn(write: Write, row: StoredRow | undefined): InputError | undefined {
  const { after, changes, created, input } = write
  if (after.dueDate && after.issueDate && String(after.dueDate) < String(after.issueDate))
    return {
      path: 'dueDate',
      code: 'out_of_order',
      message: 'It is due before it is issued',
      mend: 'Give a day on or after the day of issue.',
    }
  if (created || !row) return undefined
  const was = row.values
  if (was.status === 'draft') {
    if (after.status !== 'draft' || !after.number) return undefined
    return {
      path: 'number',
      code: 'draft',
      message: 'A draft has no number',
      mend: 'Issue it: it gets the next number then.',
    }
  }
  const touched = changes.lines ? 'lines' : issued.find((name) => !same(was[name] ?? null, after[name] ?? null))
  if (!touched || input.status === 'void') return undefined
  return {
    path: touched,
    code: 'invoice_issued',
    message: `The invoice ${String(was.number)} was issued and stays as it is`,
    mend: 'Credit it or void it, and write another.',
  }
}

/** What is issued stands by its money; a credit note owes nothing, what is void neither. */
function settle({ after }: Write, money: InvoiceMoney = { paid: 0, paidOn: null, credited: 0 }): void {
  if (after.status === 'draft') {
    after.balance = 0
    return
  }
  const { paid, credited, paidOn } = money
  Object.assign(after, { paidTotal: paid, creditedTotal: credited })
  if (after.status === 'void' || after.kind === 'creditNote') {
    Object.assign(after, { balance: 0, paidOn: null })
    return
  }
  const { status, balance } = standingOf(Number(after.total), money)
  Object.assign(after, { status, balance, paidOn: status === 'paid' ? paidOn : null })
}
