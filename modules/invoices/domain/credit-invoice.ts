import type { ChargedLine } from '#modules/commerce'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { findRecord } from '#platform/objects/find-record'
import type { AnyRecord } from '#platform/objects/object-type'
import { refuseOutOfReach } from '#platform/objects/reach'
import { saveRecord } from '#platform/objects/save-records'
import { lockInvoice } from './move-invoice.ts'
import { lineOfTotal, reversed } from './remaining-lines.ts'

/**
 * Writes a credit note over all of an issued invoice, a draft: what is not given back is taken out before it is issued.
 * @throws Refusal record_not_found, forbidden, invoice_not_issued, invoice_not_open
 */
export async function creditInvoice(ctx: Ctx, { id }: { id: string }): Promise<AnyRecord> {
  const type = ctx.objects.find('invoice')
  await refuseOutOfReach(ctx, type, 'update', [id])
  const { status, kind, number } = await lockInvoice(ctx, id)
  if (status === 'draft') refuse('invoice_not_issued')
  if (status === 'void' || status === 'credited' || kind === 'creditNote') refuse('invoice_not_open', { number })
  const invoice = await findRecord(ctx, type, id)
  const { contactId, companyId, orderId, dealId, ownerId, currency, pricesInclude, discountPercent } = invoice
  const lines = invoice.lines as ChargedLine[] // shaped by the field
  const whole = lines.length > 0 ? lines : [lineOfTotal(String(number), Number(invoice.total))]
  const back = reversed({ lines: whole, discountAmount: invoice.discountAmount as number | null })
  return saveRecord(ctx, type, {
    input: {},
    prepared: {
      input: {
        ...{ kind: 'creditNote', creditsId: id, title: String(number), ...back, intro: null, terms: null },
        ...{ contactId, companyId, orderId, dealId, ownerId, currency, pricesInclude, discountPercent },
      },
      errors: [],
    },
  })
}
