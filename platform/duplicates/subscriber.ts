import type { Ctx } from '#platform/ctx/ctx'
import type { RecordedEvent, Subscriber } from '#platform/events/subscriber'
import { recognisedBy } from './alike.ts'
import { lookAgain } from './look-again.ts'
import { leadStragglers, namedIn, recentlyMerged } from './merge/lead-stragglers.ts'
import { startScan } from './scan/start-scan.ts'

const HEARD = /\.(created|updated|deleted|restored|merged|unmerged)$|^import\.(finished|undone)$/

/**
 * Compares records as they come and change. An import is passed over and caught up with at its end, in one go: a million
 * comparisons beside it would slow it down.
 */
export const followDuplicates: Subscriber = {
  name: 'duplicates',
  // The workspace's own objects have events too, under names that only it knows.
  types: 'all',
  passesOver: ['import'],
  async handle(ctx, all) {
    const events = all.filter(({ type }) => HEARD.test(type))
    await leadStragglers(ctx, namedIn(events))
    if (events.some(({ type }) => type.startsWith('import.'))) await catchUp(ctx)
    for (const [object, ids] of recordsIn(events)) {
      const type = ctx.objects.known(object)
      if (type && recognisedBy(type)) await lookAgain(ctx, type, ids)
    }
  },
}

async function catchUp(ctx: Ctx): Promise<void> {
  await leadStragglers(ctx, await recentlyMerged(ctx))
  for (const type of ctx.objects.all()) if (recognisedBy(type)) await startScan(ctx, type, 'changed')
}

function recordsIn(events: readonly RecordedEvent[]): Map<string, string[]> {
  const byObject = new Map<string, Set<string>>()
  for (const { object, recordId, type } of events)
    if (object && recordId && !type.startsWith('import.'))
      byObject.set(object, (byObject.get(object) ?? new Set()).add(recordId))
  return new Map([...byObject].map(([object, ids]) => [object, [...ids]]))
}
