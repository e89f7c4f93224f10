import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'

/** What was paid and credited of an invoice, whoever sees it. */
export interface InvoiceMoney {
  paid: number
  /** The day of the last payment that stands. */
  paidOn: string | null
  credited: number
}

export async function moneyOfInvoices(ctx: Ctx, ids: readonly string[]): Promise<Map<string, InvoiceMoney>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<InvoiceMoney & { invoiceId: string }>`
    select invoice_id, paid, paid_on, credited from kith.invoice_money(${[...ids]}::uuid[])`.execute(ctx.db)
  return new Map(rows.map(({ invoiceId, ...money }) => [invoiceId, money]))
}

type Standing = 'issued' | 'partlyPaid' | 'paid' | 'credited'

/**
 * Where an issued invoice stands by what came in for it. What is owed is the total less what was paid and credited; less than
 * nothing of it means that too much came in.
 */
export function standingOf(total: number, { paid, credited }: Pick<InvoiceMoney, 'paid' | 'credited'>) {
  const balance = total - paid - credited
  const status: Standing =
    credited > 0 && credited >= total
      ? 'credited'
      : balance <= 0
        ? 'paid'
        : paid > 0 || credited > 0
          ? 'partlyPaid'
          : 'issued'
  return { status, balance }
}
