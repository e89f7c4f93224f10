import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import type { Caller } from '#platform/http/route'
import { freshSecret, hashOf, writeAddress } from '../secret-address.ts'

interface FeedState {
  createdAt: string | null
  readAt: string | null
}

/** A key acts within its own rights; a feed would outlive them with all of its maker's. */
const personOf = ({ actor, userId }: Ctx): string =>
  actor.kind === 'user' && userId ? userId : refuse('person_needed')

/** Whether this person's calendar can be read at a secret address, and when it was last. @throws Refusal person_needed */
export async function findFeed(ctx: Ctx): Promise<FeedState> {
  const found = await ctx.db
    .selectFrom('calendarFeeds')
    .select(['createdAt', 'readAt'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('userId', '=', personOf(ctx))
    .executeTakeFirst()
  return found ?? { createdAt: null, readAt: null }
}

/** Makes the address, or another one: the one before leads nowhere from then on. It is told once. @throws Refusal person_needed */
export async function createFeed(ctx: Ctx, _: unknown, { kith }: Pick<Caller, 'kith'>) {
  const secret = freshSecret()
  const userId = personOf(ctx)
  const fresh = { hash: hashOf(secret), createdAt: ctx.now().toISOString(), readAt: null }
  await ctx.db
    .insertInto('calendarFeeds')
    .values({ workspaceId: ctx.workspaceId, userId, ...fresh })
    .onConflict((same) => same.columns(['workspaceId', 'userId']).doUpdateSet(fresh))
    .execute()
  await ctx.record({ type: 'calendar.feedCreated', payload: {} })
  const address = `${kith.config.publicUrl}/calendars/${writeAddress([ctx.workspaceId, userId], secret)}.ics`
  return { address, createdAt: fresh.createdAt, readAt: null }
}

/** From now on the address leads nowhere. @throws Refusal person_needed */
export async function revokeFeed(ctx: Ctx): Promise<FeedState> {
  const gone = await ctx.db
    .deleteFrom('calendarFeeds')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('userId', '=', personOf(ctx))
    .returning('userId')
    .executeTakeFirst()
  if (gone) await ctx.record({ type: 'calendar.feedRevoked', payload: {} })
  return { createdAt: null, readAt: null }
}
