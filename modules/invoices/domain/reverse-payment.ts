import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { findRecord } from '#platform/objects/find-record'
import type { AnyRecord } from '#platform/objects/object-type'
import { refuseOutOfReach } from '#platform/objects/reach'
import { saveRecord } from '#platform/objects/save-records'
import { lockInvoice, standsWith } from './move-invoice.ts'

/**
 * Takes a payment back: it bounced, or was never meant for this invoice. It stays on record. The key of `payment_reversals`
 * decides between two at once. @throws Refusal record_not_found, forbidden, payment_reversed
 */
export async function reversePayment(ctx: Ctx, { id, reason }: { id: string; reason: string }): Promise<AnyRecord> {
  const type = ctx.objects.find('payment')
  await refuseOutOfReach(ctx, type, 'update', [id])
  const { invoiceId, amount, currency, contactId, companyId, deletedAt } = await findRecord(ctx, type, id)
  if (deletedAt) refuse('record_not_found', { object: 'payment' })
  await lockInvoice(ctx, String(invoiceId))
  const reversedAt = ctx.now().toISOString()
  const taken = await ctx.db
    .insertInto('paymentReversals')
    .values({ workspaceId: ctx.workspaceId, paymentId: id, reason, reversedAt, reversedBy: ctx.userId })
    .onConflict((same) => same.columns(['workspaceId', 'paymentId']).doNothing())
    .returning('paymentId')
    .executeTakeFirst()
  if (!taken) refuse('payment_reversed')
  await ctx.record({
    type: 'payment.reversed',
    ...standsWith(String(invoiceId), { contactId, companyId }),
    payload: { paymentId: id, amount: Number(amount), currency: String(currency), reason },
  })
  return saveRecord(ctx, type, { id, input: {}, prepared: { input: { reversedAt }, errors: [] } })
}
