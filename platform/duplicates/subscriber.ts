import type { Ctx } from '#platform/ctx/ctx'
import type { RecordedEvent, Subscriber } from '#platform/events/subscriber'
import type { ObjectType } from '#platform/objects/object-type'
import { recognisedBy } from './alike.ts'
import { lookAgain } from './look-again.ts'
import { leadStragglers, namedIn, recentlyMerged } from './merge/lead-stragglers.ts'
import { startScan } from './scan/start-scan.ts'

/** So many written in one go are searched once that has come to rest: in a search each costs an eighth. */
const MANY = 100

/**
 * Compares records as they come and change. What is written in bulk is caught up with in one go: imports at their end,
 * batches a minute later. Comparisons beside them would slow them down.
 */
export const followDuplicates: Subscriber = {
  name: 'duplicates',
  // The workspace's own objects have events too, under names that only it knows.
  types: /\.(created|updated|deleted|restored|merged|unmerged)$|^import\.(finished|undone)$/,
  heads: true,
  gatherMs: 1_000,
  passesOver: ['import'],
  async handle(ctx, events) {
    await leadStragglers(ctx, namedIn(events))
    if (events.some(({ type }) => type.startsWith('import.'))) await catchUp(ctx)
    for (const type of ctx.objects.all()) {
      const touched = events.filter(({ object }) => object === type.name)
      if (touched.length > 0 && recognisedBy(type)) await look(ctx, type, touched)
    }
  },
}

async function look(ctx: Ctx, type: ObjectType, events: readonly RecordedEvent[]): Promise<void> {
  const written = idsOf(events.filter(({ type: kind }) => /\.(created|updated)$/.test(kind)))
  if (written.length < MANY) return lookAgain(ctx, type, idsOf(events))
  await startScan(ctx, type, 'changed', { atRest: true })
  const others = idsOf(events.filter(({ type: kind }) => !/\.(created|updated)$/.test(kind)))
  if (others.length > 0) await lookAgain(ctx, type, others)
}

async function catchUp(ctx: Ctx): Promise<void> {
  await leadStragglers(ctx, await recentlyMerged(ctx))
  for (const type of ctx.objects.all()) if (recognisedBy(type)) await startScan(ctx, type, 'changed')
}

const idsOf = (events: readonly RecordedEvent[]): string[] => [
  ...new Set(events.flatMap(({ recordId }) => recordId ?? [])),
]
