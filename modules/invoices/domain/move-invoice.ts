import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { wholeOf } from '#platform/objects/conceal'
import type { AnyRecord } from '#platform/objects/object-type'
import { lockRows } from '#platform/objects/rows'
import { saveRecord } from '#platform/objects/save-records'

/** Sets what no client may, by the way all records are written: with events and version. */
export const moveInvoice = (ctx: Ctx, id: string, input: Record<string, unknown>): Promise<AnyRecord> =>
  saveRecord(ctx, ctx.objects.find('invoice'), { id, input: {}, prepared: { input, errors: [] } })

/** Where an event of an invoice stands: on its own timeline and its customer's. */
export const standsWith = (id: string, { contactId, companyId }: Record<string, unknown>) => ({
  ...{ object: 'invoice', recordId: id },
  contactId: typeof contactId === 'string' ? contactId : null,
  companyId: typeof companyId === 'string' ? companyId : null,
})

/** The invoice's row, locked until the transaction ends. @throws Refusal record_not_found */
export async function lockInvoice(ctx: Ctx, id: string): Promise<Record<string, unknown>> {
  const row = (await lockRows(ctx, wholeOf(ctx.objects.find('invoice')), [id])).get(id)
  if (!row || row.deletedAt) return refuse('record_not_found', { object: 'invoice' })
  return row.values
}
