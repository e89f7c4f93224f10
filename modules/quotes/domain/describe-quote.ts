import type { Ctx } from '#platform/ctx/ctx'
import type { Caller } from '#platform/http/route'
import { findRecord } from '#platform/objects/find-record'
import { approvalOf } from './find-approval.ts'
import { addressOf } from './link.ts'
import { Offer, totalsOfOffer } from './offer.ts'

/** What was sent of a quote and what became of it, newest first. @throws Refusal record_not_found */
export async function describeQuote(ctx: Ctx, { id }: { id: string }, { kith }: Pick<Caller, 'kith'>) {
  const quote = await findRecord(ctx, ctx.objects.find('quote'), id)
  const rows = await ctx.db
    .selectFrom('quoteRevisions as r')
    .leftJoin('quoteAnswers as a', (join) =>
      join
        .onRef('a.workspaceId', '=', 'r.workspaceId')
        .onRef('a.quoteId', '=', 'r.quoteId')
        .onRef('a.revision', '=', 'r.revision'),
    )
    .select(['r.revision', 'r.content', 'r.secret', 'r.sentAt', 'r.sentBy', 'r.sentTo', 'r.views', 'r.viewedAt'])
    .select(['a.answer', 'a.name', 'a.reason', 'a.answeredAt'])
    .where('r.workspaceId', '=', ctx.workspaceId)
    .where('r.quoteId', '=', id)
    .orderBy('r.revision', 'desc')
    .execute()
  return {
    id,
    status: String(quote.status),
    revision: Number(quote.revision),
    approval: {
      ...(await approvalOf(ctx, id, Number(quote.discountShare ?? 0))),
      mayDecide: ctx.may('approveDiscounts'),
    },
    orderId: typeof quote.orderId === 'string' ? quote.orderId : null,
    revisions: rows.map(({ content, secret, answer, name, reason, answeredAt, ...row }) => {
      const offer = Offer.parse(content)
      return {
        ...row,
        address: addressOf(ctx, kith, { quoteId: id, secret }),
        total: totalsOfOffer(offer).gross,
        currency: offer.currency,
        validUntil: offer.validUntil,
        answer: answer && answeredAt ? { answer, name: name ?? '', reason, answeredAt } : null,
      }
    }),
  }
}
