import type { Subscriber } from '#platform/events/subscriber'
import { rewriteWaits } from './rewrite-waits.ts'

/** Hears what changes how long customers waited: words, answers, resolving, whose it is, and what is merged or split. */
export const followWaits: Subscriber = {
  name: 'support-reports.waits',
  types: [
    ...['conversation.created', 'conversation.updated', 'conversation.received', 'conversation.replied'],
    ...['conversation.joined', 'conversation.split', 'conversation.moveUndone'],
  ],
  handle: async (ctx, events) => {
    const named = events.flatMap(({ recordId, payload: { fromId, intoId } }) => [recordId, fromId, intoId])
    await rewriteWaits(ctx, [...new Set(named.filter((id) => typeof id === 'string'))].toSorted())
  },
}
