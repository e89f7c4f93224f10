import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { titlesOf } from '#platform/objects/titles'
import { expectSubject, personOf, refuseReadingKeys } from '../subject.ts'
import { type Reaction, type ReactionKind, reactionKinds } from './comment-shape.ts'
import { findComment } from './list-comments.ts'

const MOST_NAMES = 10

interface Sign {
  subjectId: string
  object: string
  kind: ReactionKind
}

/** The signs given to some comments or records, by their id, in the order of the closed list. */
export async function reactionsOf(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Reaction[]>> {
  if (ids.length === 0) return new Map()
  const rows = await ctx.db
    .selectFrom('reactions')
    .innerJoin('users', 'users.id', 'reactions.userId')
    .select(['subjectId', 'kind', 'userId', 'users.name'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('subjectId', 'in', [...new Set(ids)])
    .orderBy('reactions.createdAt')
    .orderBy('userId')
    .execute()
  const bySubject = new Map<string, typeof rows>()
  for (const row of rows) bySubject.set(row.subjectId, [...(bySubject.get(row.subjectId) ?? []), row])
  return new Map([...bySubject].map(([id, given]) => [id, counted(ctx, given)]))
}

function counted(ctx: Ctx, given: { kind: string; userId: string; name: string }[]): Reaction[] {
  return reactionKinds.flatMap((kind) => {
    const those = given.filter((one) => one.kind === kind)
    if (those.length === 0) return []
    return [
      {
        kind,
        count: those.length,
        mine: those.some(({ userId }) => userId === ctx.userId),
        names: those.slice(0, MOST_NAMES).map(({ name }) => name),
      },
    ]
  })
}

/** The signs on records of an object; those one may not read do not appear. */
export async function listReactions(ctx: Ctx, { object, subjects: ids }: { object: string; subjects: string[] }) {
  const readable = await titlesOf(
    ctx,
    ids.map((id) => ({ object, id })),
  )
  const given = await reactionsOf(
    ctx,
    ids.filter((id) => readable.has(id)),
  )
  return { items: [...given].map(([subjectId, items]) => ({ subjectId, items })) }
}

/**
 * Gives a sign. Of two devices that press at once, the key of the table lets one in; both hear the same.
 * @throws Refusal record_not_found, comment_not_found
 */
export async function giveReaction(ctx: Ctx, { subjectId, object, kind }: Sign) {
  const userId = await expectPart(ctx, { subjectId, object })
  const made = await ctx.db
    .insertInto('reactions')
    .values({ workspaceId: ctx.workspaceId, subjectId, userId, kind, object, createdAt: ctx.now().toISOString() })
    .onConflict((same) => same.doNothing())
    .returning('kind')
    .executeTakeFirst()
  if (made) await ctx.record({ type: 'reaction.given', object: 'reaction', payload: { subjectId, object, kind } })
  return standing(ctx, subjectId)
}

/** Takes a sign back; one that was not given stays so. @throws Refusal record_not_found, comment_not_found */
export async function takeReaction(ctx: Ctx, { subjectId, object, kind }: Sign) {
  const userId = await expectPart(ctx, { subjectId, object })
  const gone = await ctx.db
    .deleteFrom('reactions')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('subjectId', '=', subjectId)
    .where('userId', '=', userId)
    .where('kind', '=', kind)
    .returning('kind')
    .executeTakeFirst()
  if (gone) await ctx.record({ type: 'reaction.taken', object: 'reaction', payload: { subjectId, object, kind } })
  return standing(ctx, subjectId)
}

async function expectPart(ctx: Ctx, { subjectId, object }: Omit<Sign, 'kind'>): Promise<string> {
  refuseReadingKeys(ctx)
  if (object !== 'comment') await expectSubject(ctx, object, subjectId)
  else if ((await findComment(ctx, subjectId)).deletedAt) refuse('comment_not_found')
  return personOf(ctx)
}

const standing = async (ctx: Ctx, subjectId: string) => ({
  subjectId,
  items: (await reactionsOf(ctx, [subjectId])).get(subjectId) ?? [],
})
