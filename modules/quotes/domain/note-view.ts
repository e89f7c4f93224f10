import type { Ctx } from '#platform/ctx/ctx'
import { notify } from '#platform/notifications/notify'
import './notifications.ts'
import { lockQuote, moveQuote, standsWith } from './move-quote.ts'

/** A page that is read again within this time is read once. */
const ONCE_MS = 30 * 60_000

/** Takes note that a customer reads an offer; the row's update decides between two at once. */
export async function noteView(ctx: Ctx, { quoteId, revision }: { quoteId: string; revision: number }): Promise<void> {
  const now = ctx.now()
  const seen = await ctx.db
    .updateTable('quoteRevisions')
    .set((set) => ({ viewedAt: now.toISOString(), views: set('views', '+', 1) }))
    .where('workspaceId', '=', ctx.workspaceId)
    .where('quoteId', '=', quoteId)
    .where('revision', '=', revision)
    .where((on) =>
      on.or([on('viewedAt', 'is', null), on('viewedAt', '<', new Date(now.getTime() - ONCE_MS).toISOString())]),
    )
    .returning('views')
    .executeTakeFirst()
  if (!seen) return
  const about = { object: 'quote', recordId: quoteId }
  const quote = await lockQuote(ctx, quoteId)
  await ctx.record({ type: 'quote.viewed', ...standsWith(quoteId, quote), payload: { revision, views: seen.views } })
  if (quote.status !== 'sent' || quote.revision !== revision) return
  await moveQuote(ctx, quoteId, { status: 'viewed', viewedAt: now.toISOString() })
  const { ownerId } = quote.values
  const key = `${quoteId}:${revision}`
  // What is retold for the demo is no news.
  if (typeof ownerId === 'string' && !ctx.isRetold)
    await notify(ctx, { kind: 'quote.viewed', to: [ownerId], ...about, key, params: { number: quote.number } })
}
