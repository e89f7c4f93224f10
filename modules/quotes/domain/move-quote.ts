import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { wholeOf } from '#platform/objects/conceal'
import type { AnyRecord } from '#platform/objects/object-type'
import { lockRows } from '#platform/objects/rows'
import { saveRecord } from '#platform/objects/save-records'

/** What only Kith sets of a quote. */
interface Move {
  status?: 'sent' | 'viewed' | 'accepted' | 'declined' | 'expired'
  orderId?: string
  sentAt?: string
  viewedAt?: string
  answeredAt?: string
}

/** Sets what no client may, by the way all records are written: with events, version and undo. */
export const moveQuote = (ctx: Ctx, id: string, input: Move): Promise<AnyRecord> =>
  saveRecord(ctx, ctx.objects.find('quote'), { id, input: {}, prepared: { input: { ...input }, errors: [] } })

/** Where an event of a quote stands: on its own timeline and its customer's. */
export const standsWith = (id: string, { values: { contactId, companyId } }: StandingQuote) => ({
  ...{ object: 'quote', recordId: id },
  contactId: typeof contactId === 'string' ? contactId : null,
  companyId: typeof companyId === 'string' ? companyId : null,
})

/** A quote as far as it decides what may be done with it. */
export interface StandingQuote {
  number: string
  status: string
  revision: number
  validUntil: string | null
  values: Record<string, unknown>
}

/** The quote, locked until the transaction ends: who comes second sees what the first made of it. @throws Refusal record_not_found */
export async function lockQuote(ctx: Ctx, id: string): Promise<StandingQuote> {
  const row = (await lockRows(ctx, wholeOf(ctx.objects.find('quote')), [id])).get(id)
  if (!row || row.deletedAt) return refuse('record_not_found', { object: 'quote' })
  const { values } = row
  return {
    number: String(values.number),
    status: String(values.status),
    revision: Number(values.revision),
    validUntil: typeof values.validUntil === 'string' ? values.validUntil : null,
    values,
  }
}
