import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { Kept } from '#platform/objects/object-type'

/** Invoices that were issued here: their numbers have no gap, so none of them goes. */
export async function keptInvoices(ctx: Ctx, ids: readonly string[]): Promise<Kept> {
  const { rows } = await sql<{ id: string; number: string }>`select i.id, i.number from invoices i
    join invoice_issues s on s.workspace_id = i.workspace_id and s.invoice_id = i.id
    where i.workspace_id = ${ctx.workspaceId} and i.id = any (${[...ids]}::uuid[])`.execute(ctx.db)
  return new Map(
    rows.map(({ id, number }) => [
      id,
      {
        code: 'invoice_issued',
        message: `The invoice ${number} was issued and stays`,
        mend: 'Void it or credit it: its number stays taken.',
      },
    ]),
  )
}

/** Payments that somebody wrote down; one that came with a file goes with it. */
export async function keptPayments(ctx: Ctx, ids: readonly string[]): Promise<Kept> {
  const { rows } = await sql<{ id: string; name: string }>`select id, name from payments
    where workspace_id = ${ctx.workspaceId} and id = any (${[...ids]}::uuid[]) and not imported`.execute(ctx.db)
  return new Map(
    rows.map(({ id, name }) => [
      id,
      {
        code: 'payment_recorded',
        message: `The payment for ${name} was recorded and stays`,
        mend: 'Reverse it: what was paid counts no more then, and both stay on record.',
      },
    ]),
  )
}
