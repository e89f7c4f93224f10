import { findLogo } from '#modules/quotes'
import { sameSecret } from '#platform/calendar/secret-address'
import type { Ctx } from '#platform/ctx/ctx'
import { Bill } from '../domain/bill.ts'
import { today } from '../domain/days.ts'

/** An invoice at its address, and what is still owed on it. */
export interface ReadBill {
  bill: Bill
  state: 'open' | 'overdue' | 'paid' | 'credited' | 'void' | 'creditNote'
  /** Still owed, minor units. */
  balance: number
  paid: number
  credited: number
  paidOn: string | null
  /** A JPEG. */
  logo: Buffer | undefined
}

/** The invoice behind a secret; undefined where there is none, or it is in the trash. */
export async function readBill(ctx: Ctx, invoiceId: string, secret: string): Promise<ReadBill | undefined> {
  const row = await ctx.db
    .selectFrom('invoiceIssues as s')
    .innerJoin('invoices as i', (join) =>
      join.onRef('i.workspaceId', '=', 's.workspaceId').onRef('i.id', '=', 's.invoiceId'),
    )
    .select(['s.content', 's.secret', 'i.status', 'i.balance', 'i.paidTotal', 'i.creditedTotal', 'i.paidOn'])
    .where('s.workspaceId', '=', ctx.workspaceId)
    .where('s.invoiceId', '=', invoiceId)
    .where('i.deletedAt', 'is', null)
    .executeTakeFirst()
  if (!row || !sameSecret(row.secret, secret)) return undefined
  const bill = Bill.parse(row.content)
  const { balance, paidTotal: paid, creditedTotal: credited, paidOn } = row
  const logo = bill.logo === null ? undefined : await findLogo(ctx, bill.logo)
  return { bill, state: stateOf(ctx, bill, row), balance, paid, credited, paidOn, logo }
}

function stateOf(ctx: Ctx, { kind, dueDate }: Bill, { status, balance }: { status: string; balance: number }) {
  if (status === 'void') return 'void'
  if (kind === 'creditNote') return 'creditNote'
  if (status === 'credited') return 'credited'
  if (balance <= 0) return 'paid'
  return dueDate < today(ctx) ? 'overdue' : 'open'
}
