import { z } from 'zod'
import { type Totals, totalsOf } from '#modules/commerce'
import type { Ctx } from '#platform/ctx/ctx'
import { findRecord } from '#platform/objects/find-record'
import { Document, documentOf } from '../paper/document.ts'

/** What a customer is offered, word for word, as it is frozen when it is sent. */
export const Offer = Document.extend({ revision: z.int(), validUntil: z.string().nullable() })
export type Offer = z.output<typeof Offer>

export const totalsOfOffer = (offer: Offer): Totals => totalsOf(offer.lines, offer)

/** The offer that a quote is now. @param day when it goes out */
export async function offerOf(ctx: Ctx, id: string, day: string): Promise<Offer> {
  return Offer.parse(await documentOf(ctx, await findRecord(ctx, ctx.objects.find('quote'), id), day))
}
