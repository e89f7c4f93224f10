import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'

/** How this business writes invoices, as its settings say. */
export interface InvoiceSettings {
  numberPrefix: string
  creditPrefix: string
  /** How many days a customer has to pay. */
  paymentDays: number
  intro: string | null
  /** Where and how to pay. */
  terms: string | null
}

const asMade: InvoiceSettings = { numberPrefix: 'INV', creditPrefix: 'CN', paymentDays: 14, intro: null, terms: null }

export async function readInvoiceSettings(ctx: Ctx): Promise<InvoiceSettings> {
  const { rows } = await sql<InvoiceSettings>`select number_prefix, credit_prefix, payment_days, intro, terms
    from invoice_settings where workspace_id = ${ctx.workspaceId}`.execute(ctx.db)
  return rows[0] ?? asMade
}

/** Changes what is given and leaves the rest. */
export async function changeInvoiceSettings(
  ctx: Ctx,
  given: { [Name in keyof InvoiceSettings]?: InvoiceSettings[Name] | undefined },
): Promise<InvoiceSettings> {
  const change = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
  const is = { ...(await readInvoiceSettings(ctx)), ...change }
  const row = { ...is, changedBy: ctx.userId, changedAt: ctx.now().toISOString() }
  await ctx.db
    .insertInto('invoiceSettings')
    .values({ workspaceId: ctx.workspaceId, ...row })
    .onConflict((same) => same.column('workspaceId').doUpdateSet(row))
    .execute()
  await ctx.record({ type: 'invoiceSettings.changed', payload: { fields: Object.keys(change) } })
  return is
}
