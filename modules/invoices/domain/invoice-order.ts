import { sql } from 'kysely'
import type { ChargedLine } from '#modules/commerce'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { findRecord } from '#platform/objects/find-record'
import type { AnyRecord } from '#platform/objects/object-type'
import { saveRecord } from '#platform/objects/save-records'
import { type Charged, lineOfTotal, remainingOf } from './remaining-lines.ts'

/** Orders nobody pays for. */
const notCharged = ['draft', 'cancelled', 'returned', 'refunded']

/**
 * Writes what of an order is not invoiced yet into a draft. Two may press at once: the order's lock lets the second see what
 * the first took. @throws Refusal record_not_found, order_invoiced, order_not_charged
 */
export async function invoiceOrder(ctx: Ctx, { id }: { id: string }): Promise<AnyRecord> {
  const order = await lockedOrder(ctx, id)
  const number = String(order.number)
  if (notCharged.includes(String(order.status))) refuse('order_not_charged', { number, status: order.status })
  const { lines, discountAmount } = remainingOf(chargedOf(order), await invoicesOf(ctx, id))
  if (lines.length === 0) refuse('order_invoiced', { number })
  const { contactId, companyId, currency, pricesInclude, discountPercent } = order
  return saveRecord(ctx, ctx.objects.find('invoice'), {
    input: {
      ...{ title: number, orderId: id, contactId, companyId, currency, lines, discountAmount },
      ...{ pricesInclude, discountPercent, dealId: await dealOf(ctx, id), ownerId: ctx.userId },
    },
  })
}

/** How much of an order is on invoices: nothing, some of it, all. */
export async function leftOfOrder(ctx: Ctx, id: string): Promise<'all' | 'some' | 'nothing'> {
  const order = await findRecord(ctx, ctx.objects.find('order'), id)
  const whole = chargedOf(order)
  const invoices = await invoicesOf(ctx, id)
  const left = remainingOf(whole, invoices)
  if (left.lines.length === 0) return 'nothing'
  return JSON.stringify(left.lines) === JSON.stringify(whole.lines) ? 'all' : 'some'
}

async function lockedOrder(ctx: Ctx, id: string): Promise<AnyRecord> {
  await sql`select 1 from orders where workspace_id = ${ctx.workspaceId} and id = ${id} for update`.execute(ctx.db)
  const order = await findRecord(ctx, ctx.objects.find('order'), id)
  return order.deletedAt ? refuse('record_not_found', { object: 'order' }) : order
}

/** An order without lines is one line of its total. */
function chargedOf({ lines, total, number, discountAmount }: AnyRecord): Charged {
  const own = lines as ChargedLine[] // shaped by the order's field
  if (own.length > 0) return { lines: own, discountAmount: discountAmount as number | null }
  return { lines: Number(total) === 0 ? [] : [lineOfTotal(String(number), Number(total))], discountAmount: null }
}

/** What stands on invoices and credit notes of the order, drafts as well; also what this person does not see. */
async function invoicesOf(ctx: Ctx, orderId: string): Promise<Charged[]> {
  const { rows } = await sql<{ lines: ChargedLine[]; discountAmount: number | null }>`
    select lines, discount_amount from kith.invoiced_of_order(${orderId}::uuid)`.execute(ctx.db)
  return rows
}

/** The deal whose quote became this order. */
async function dealOf(ctx: Ctx, orderId: string): Promise<string | null> {
  const { rows } = await sql<{ dealId: string | null }>`select deal_id from quotes
    where workspace_id = ${ctx.workspaceId} and order_id = ${orderId}`.execute(ctx.db)
  return rows[0]?.dealId ?? null
}
