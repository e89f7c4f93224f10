import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { refuseOutOfReach } from '#platform/objects/reach'
import { lockInvoice, moveInvoice, standsWith } from './move-invoice.ts'
import { settleInvoices } from './settle-invoices.ts'

/**
 * Says of an issued invoice that it holds no more; its number stays taken. The key of `invoice_voids` decides between two at once.
 * @throws Refusal record_not_found, forbidden, invoice_not_issued, invoice_not_open, invoice_paid
 */
export async function voidInvoice(ctx: Ctx, { id, reason }: { id: string; reason: string }): Promise<void> {
  await refuseOutOfReach(ctx, ctx.objects.find('invoice'), 'update', [id])
  const invoice = await lockInvoice(ctx, id)
  const { status, number, paidTotal, creditedTotal, creditsId } = invoice
  if (status === 'draft') refuse('invoice_not_issued')
  if (status === 'void') refuse('invoice_not_open', { number })
  if (Number(paidTotal) !== 0 || Number(creditedTotal) !== 0) refuse('invoice_paid', { number })
  const row = { workspaceId: ctx.workspaceId, invoiceId: id, reason, voidedAt: ctx.now().toISOString() }
  await ctx.db
    .insertInto('invoiceVoids')
    .values({ ...row, voidedBy: ctx.userId })
    .execute()
  await moveInvoice(ctx, id, { status: 'void' })
  await ctx.record({ type: 'invoice.voided', ...standsWith(id, invoice), payload: { reason } })
  if (typeof creditsId === 'string') await settleInvoices(ctx, [creditsId])
}
