import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { findRecord } from '#platform/objects/find-record'
import type { Receivables } from '../contract/receivables.ts'
import { today } from './days.ts'
import { leftOfOrder } from './invoice-order.ts'

export const debtors = { contact: 'contactId', company: 'companyId', deal: 'dealId', order: 'orderId' } as const
export type Debtor = keyof typeof debtors

/** What is owed on the invoices of a customer, a deal or an order, the largest currency first. */
export async function receivablesOf(ctx: Ctx, object: Debtor, id: string): Promise<Receivables> {
  const type = ctx.objects.find(object)
  // Whoever may not see it must not learn that there is one.
  if (!ctx.may(`${type.plural}.read`)) refuse('record_not_found', { object })
  await findRecord(ctx, type, id)
  const { rows } = await sql<Receivables['items'][number]>`
    select currency, count(*) filter (where kind = 'invoice' and status <> 'void')::int as invoices,
      coalesce(sum(total) filter (where status <> 'void'), 0)::bigint as invoiced,
      coalesce(sum(paid_total), 0)::bigint as paid,
      count(*) filter (where balance > 0)::int as open_invoices,
      coalesce(sum(balance) filter (where balance > 0), 0)::bigint as open,
      count(*) filter (where balance > 0 and due_date < ${today(ctx)})::int as overdue_invoices,
      coalesce(sum(balance) filter (where balance > 0 and due_date < ${today(ctx)}), 0)::bigint as overdue,
      min(due_date) filter (where balance > 0) as next_due,
      coalesce(-sum(balance) filter (where balance < 0), 0)::bigint as overpaid
    from invoices
    where workspace_id = ${ctx.workspaceId} and ${sql.ref(debtors[object])} = ${id} and deleted_at is null and status <> 'draft'
    group by currency order by sum(total) desc, currency`.execute(ctx.db)
  return { items: rows, left: object === 'order' ? await leftOfOrder(ctx, id) : null }
}
