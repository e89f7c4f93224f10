import type { Ctx } from '#platform/ctx/ctx'
import { wholeOf } from '#platform/objects/conceal'
import { lockRows, type StoredRow } from '#platform/objects/rows'
import { saveRecords } from '#platform/objects/save-records'
import { happenedOn } from './days.ts'
import { standsWith } from './move-invoice.ts'

/** Brings status and balance of invoices in line with what came in for them, and tells of those that are paid by it. */
export async function settleInvoices(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const type = ctx.objects.find('invoice')
  const before = await lockRows(ctx, wholeOf(type), ids)
  const open = [...before].filter(([, { values }]) => values.status !== 'draft').map(([id]) => id)
  const prepared = { input: {}, errors: [] }
  await saveRecords(
    ctx,
    type,
    open.map((id) => ({ id, input: {}, prepared })),
  )
  const after = await lockRows(ctx, wholeOf(type), open)
  const paid = [...after].filter(
    ([id, { values }]) => values.status === 'paid' && before.get(id)?.values.status !== 'paid',
  )
  if (paid.length > 0) await ctx.record(...paid.map(([id, row]) => paidEvent(ctx, id, row)))
}

const paidEvent = (ctx: Ctx, id: string, { values }: StoredRow) => ({
  type: 'invoice.paid',
  ...standsWith(id, values),
  payload: { total: Number(values.total), currency: String(values.currency), paidOn: values.paidOn ?? null },
  ...happenedOn(ctx, values.paidOn),
})

/** After invoices went to the trash or came back: what their credit notes took off holds no more, or again. */
export async function settleMoved(ctx: Ctx, ids: readonly string[]): Promise<void> {
  const rows = await lockRows(ctx, wholeOf(ctx.objects.find('invoice')), ids)
  const credited = [...rows.values()].flatMap(({ values }) =>
    typeof values.creditsId === 'string' ? values.creditsId : [],
  )
  await settleInvoices(ctx, [...new Set(credited)])
}
