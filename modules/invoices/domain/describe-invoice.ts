import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { Caller } from '#platform/http/route'
import { findRecord } from '#platform/objects/find-record'
import type { InvoiceCourse } from '../contract/invoices.ts'
import { today } from './days.ts'
import { addressOfBill } from './link.ts'

const DAY = 86_400_000

/** Where an invoice stands, newest first. @throws Refusal record_not_found */
export async function describeInvoice(
  ctx: Ctx,
  { id }: { id: string },
  { kith }: Pick<Caller, 'kith'>,
): Promise<InvoiceCourse> {
  const invoice = await findRecord(ctx, ctx.objects.find('invoice'), id)
  const of = sql`workspace_id = ${ctx.workspaceId} and invoice_id = ${id}`
  const [issue, voided, sendings, payments, notes] = await Promise.all([
    sql<{ secret: string; issuedBy: string | null }>`select secret, issued_by from invoice_issues where ${of}`.execute(
      ctx.db,
    ),
    sql<
      NonNullable<InvoiceCourse['voided']>
    >`select reason, voided_at, voided_by from invoice_voids where ${of}`.execute(ctx.db),
    sql<InvoiceCourse['sendings'][number]>`select sent_to, sent_at, sent_by from invoice_sendings where ${of}
      order by attempt desc`.execute(ctx.db),
    ctx.may('payments.read') ? paymentsOf(ctx, id) : [],
    sql<InvoiceCourse['creditNotes'][number]>`select id, number, total, status from invoices
      where workspace_id = ${ctx.workspaceId} and credits_id = ${id} and deleted_at is null order by created_at`.execute(
      ctx.db,
    ),
  ])
  const [frozen] = issue.rows
  return {
    id,
    address: frozen ? addressOfBill(ctx, { kith }, { invoiceId: id, secret: frozen.secret }) : null,
    issuedBy: frozen?.issuedBy ?? null,
    daysOverdue: daysOverdue(ctx, invoice),
    voided: voided.rows[0] ?? null,
    sendings: sendings.rows,
    payments,
    creditNotes: notes.rows,
  }
}

function daysOverdue(ctx: Ctx, { balance, dueDate }: Record<string, unknown>): number {
  if (Number(balance) <= 0 || typeof dueDate !== 'string') return 0
  return Math.max(0, Math.round((Date.parse(today(ctx)) - Date.parse(dueDate)) / DAY))
}

async function paymentsOf(ctx: Ctx, invoiceId: string): Promise<InvoiceCourse['payments']> {
  const rows = await ctx.db
    .selectFrom('payments as p')
    .leftJoin('paymentReversals as r', (join) =>
      join.onRef('r.workspaceId', '=', 'p.workspaceId').onRef('r.paymentId', '=', 'p.id'),
    )
    .select(['p.id', 'p.amount', 'p.paidOn', 'p.method', 'p.reference'])
    .select(['r.reason', 'r.reversedAt', 'r.reversedBy'])
    .where('p.workspaceId', '=', ctx.workspaceId)
    .where('p.invoiceId', '=', invoiceId)
    .where('p.deletedAt', 'is', null)
    .orderBy('p.paidOn', 'desc')
    .orderBy('p.id', 'desc')
    .execute()
  return rows.map(({ reason, reversedAt, reversedBy, ...payment }) => ({
    ...payment,
    reversed: reversedAt && reason !== null ? { reason, reversedAt, reversedBy } : null,
  }))
}
