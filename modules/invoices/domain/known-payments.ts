import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'

type Values = Record<string, unknown>

/** What makes a payment one and the same: invoice, day, amount, and what tells it from others. */
export const markOf = ({ invoiceId, paidOn, amount, reference, externalId }: Values): string =>
  JSON.stringify([invoiceId, paidOn, amount, reference ?? '', externalId ?? ''])

/** Payments on record that are the same as these, by their marks. */
export async function findPaid(ctx: Ctx, payments: readonly Values[]): Promise<Map<string, string>> {
  if (payments.length === 0) return new Map()
  const { rows } = await sql<{ id: string } & Values>`
    select p.id, p.invoice_id, p.paid_on, p.amount, p.reference, p.external_id from payments p
    where p.workspace_id = ${ctx.workspaceId} and p.reversed_at is null and p.deleted_at is null
      and p.invoice_id = any (${[...new Set(payments.map(({ invoiceId }) => invoiceId))]}::uuid[])`.execute(ctx.db)
  return new Map(rows.map(({ id, ...values }) => [markOf(values), id]))
}

/** A file that comes again: which of its payments are on record already. */
export async function knownPayments(ctx: Ctx, records: readonly Values[]): Promise<(string | null)[]> {
  const whole = records.filter(({ invoiceId, paidOn }) => typeof invoiceId === 'string' && typeof paidOn === 'string')
  const found = await findPaid(ctx, whole)
  return records.map((record) => found.get(markOf(record)) ?? null)
}
