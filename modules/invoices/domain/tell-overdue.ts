import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { notify } from '#platform/notifications/notify'
import { today } from './days.ts'
import { standsWith } from './move-invoice.ts'
import './notifications.ts'

interface Late {
  id: string
  number: string
  ownerId: string | null
  contactId: string | null
  companyId: string | null
  dueDate: string
  balance: number
  currency: string
}

const AT_ONCE = 500

/** Tells the owners of invoices whose day has passed, of each day once: the key of `invoice_overdues` decides. @returns whether more may be left */
export async function tellOverdue(ctx: Ctx): Promise<boolean> {
  const { rows } = await sql<Late>`
    with late as (select i.* from invoices i
      where i.workspace_id = ${ctx.workspaceId} and i.status in ('issued', 'partlyPaid') and i.deleted_at is null
        and i.balance > 0 and i.due_date < ${today(ctx)}
        and not exists (select from invoice_overdues o where o.workspace_id = i.workspace_id and o.invoice_id = i.id
          and o.due_date = i.due_date)
      order by i.due_date, i.id limit ${AT_ONCE} for no key update),
    told as (insert into invoice_overdues (workspace_id, invoice_id, due_date, told_at)
      select workspace_id, id, due_date, ${ctx.now().toISOString()} from late on conflict do nothing returning invoice_id)
    select late.id, number, owner_id, contact_id, company_id, due_date, balance, currency
    from late join told on told.invoice_id = late.id`.execute(ctx.db)
  if (rows.length === 0) return false
  await ctx.record(
    ...rows.map(({ id, dueDate, balance, currency, ...customer }) => ({
      type: 'invoice.overdue',
      ...standsWith(id, customer),
      payload: { dueDate, balance, currency },
    })),
  )
  for (const { id, number, ownerId, dueDate } of rows)
    if (ownerId)
      await notify(ctx, {
        ...{ kind: 'invoice.overdue', to: [ownerId], object: 'invoice', recordId: id, key: `${id}:${dueDate}` },
        params: { number },
      })
  return rows.length === AT_ONCE
}
