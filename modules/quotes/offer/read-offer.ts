import { sameSecret } from '#platform/calendar/secret-address'
import type { Ctx } from '#platform/ctx/ctx'
import { isOpen } from '../domain/answer-quote.ts'
import { lockQuote } from '../domain/move-quote.ts'
import { Offer } from '../domain/offer.ts'
import { findLogo } from '../domain/quote-settings.ts'

/** An offer at its address, and whether it still can be answered. */
export interface ReadOffer {
  quoteId: string
  offer: Offer
  state: 'open' | 'accepted' | 'declined' | 'expired' | 'superseded'
  name: string
  answeredAt: string | null
  signature: number[][]
  /** A JPEG. */
  logo: Buffer | undefined
}

/** The offer behind a secret; undefined where there is none, or its quote is in the trash. */
export async function readOffer(ctx: Ctx, quoteId: string, secret: string): Promise<ReadOffer | undefined> {
  const rows = await ctx.db
    .selectFrom('quoteRevisions as r')
    .innerJoin('quotes as q', (join) =>
      join.onRef('q.workspaceId', '=', 'r.workspaceId').onRef('q.id', '=', 'r.quoteId'),
    )
    .leftJoin('quoteAnswers as a', (join) =>
      join
        .onRef('a.workspaceId', '=', 'r.workspaceId')
        .onRef('a.quoteId', '=', 'r.quoteId')
        .onRef('a.revision', '=', 'r.revision'),
    )
    .select(['r.revision', 'r.content', 'r.secret', 'a.answer', 'a.name', 'a.answeredAt', 'a.signature'])
    .where('r.workspaceId', '=', ctx.workspaceId)
    .where('r.quoteId', '=', quoteId)
    .where('q.deletedAt', 'is', null)
    .execute()
  const row = rows.find((one) => sameSecret(one.secret, secret))
  if (!row) return undefined
  const { answer, name, answeredAt, revision } = row
  const quote = await lockQuote(ctx, quoteId)
  const isAnswered = answer === 'accepted' || answer === 'declined'
  const state = isAnswered
    ? answer
    : quote.revision !== revision
      ? 'superseded'
      : isOpen(ctx, quote, revision)
        ? 'open'
        : 'expired'
  const offer = Offer.parse(row.content)
  const logo = offer.logo === null ? undefined : await findLogo(ctx, offer.logo)
  return {
    logo,
    ...{ quoteId, offer, state, name: name ?? '', answeredAt },
    signature: (row.signature ?? []) as number[][], // checked when it was taken
  }
}
