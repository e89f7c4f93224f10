import '../events.ts'
import type { Ctx } from '#platform/ctx/ctx'
import { expectReadable } from '#platform/history/record-history'
import { findRecord } from '#platform/objects/find-record'
import { expectSubject, ownerFieldOf, personOf, refuseReadingKeys, type Subject } from '../subject.ts'

/** Lets people follow a record because they took part in it; whoever said that they do not want to keeps to that. */
export async function followAll(ctx: Ctx, { type, id }: Subject, userIds: readonly string[]): Promise<void> {
  const people = [...new Set(userIds)]
  if (people.length === 0) return
  await ctx.db
    .insertInto('followers')
    .values(people.map((userId) => rowOf(ctx, { type, id }, userId, true)))
    .onConflict((same) => same.doNothing())
    .execute()
}

const rowOf = (ctx: Ctx, { type, id }: Subject, userId: string, follows: boolean) => ({
  ...{ workspaceId: ctx.workspaceId, recordId: id, userId, object: type.name, follows },
  since: ctx.now().toISOString(),
})

/** Who is to hear of a record: its owner and those who follow it, but for those who do not want to. */
export async function followersOf(ctx: Ctx, { type, id }: Subject): Promise<string[]> {
  const [ownerId, rows] = await Promise.all([ownerOf(ctx, { type, id }), rowsOf(ctx, id)])
  const following = rows.filter(({ follows }) => follows).map(({ userId }) => userId)
  const isOwnerOut = rows.some(({ userId, follows }) => userId === ownerId && !follows)
  return [...new Set([...(ownerId && !isOwnerOut ? [ownerId] : []), ...following])]
}

async function ownerOf(ctx: Ctx, { type, id }: Subject): Promise<string | null> {
  const field = ownerFieldOf(type)
  const owner = field ? (await findRecord(ctx, type, id))[field] : null
  return typeof owner === 'string' ? owner : null
}

const rowsOf = (ctx: Ctx, recordId: string) =>
  ctx.db
    .selectFrom('followers')
    .select(['userId', 'follows'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('recordId', '=', recordId)
    .orderBy('since')
    .orderBy('userId')
    .execute()

interface Asked {
  recordId: string
  object: string
}

/** Who follows a record, by name, and whether the one who asks does. @throws Refusal record_not_found */
export async function listFollowers(ctx: Ctx, { recordId, object }: Asked) {
  const type = await expectReadable(ctx, object, recordId)
  return following(ctx, { type, id: recordId })
}

/** The one who asks follows a record from now on. @throws Refusal record_not_found */
export const follow = (ctx: Ctx, asked: Asked) => decide(ctx, asked, true)

/** … and no more, even if they own it or are named again. @throws Refusal record_not_found */
export const unfollow = (ctx: Ctx, asked: Asked) => decide(ctx, asked, false)

async function decide(ctx: Ctx, { recordId, object }: Asked, follows: boolean) {
  refuseReadingKeys(ctx)
  const userId = personOf(ctx)
  const subject = await expectSubject(ctx, object, recordId)
  const changed = await ctx.db
    .insertInto('followers')
    .values(rowOf(ctx, subject, userId, follows))
    .onConflict((same) =>
      same
        .columns(['workspaceId', 'recordId', 'userId'])
        .doUpdateSet((row) => ({ follows: row.ref('excluded.follows'), since: row.ref('excluded.since') }))
        .where('followers.follows', '<>', follows),
    )
    .returning('follows')
    .executeTakeFirst()
  const payload = { object: subject.type.name, recordId: subject.id }
  if (changed && follows) await ctx.record({ type: 'record.followed', object: 'follower', payload })
  if (changed && !follows) await ctx.record({ type: 'record.unfollowed', object: 'follower', payload })
  return following(ctx, subject)
}

async function following(ctx: Ctx, subject: Subject) {
  const [ids, ownerId] = await Promise.all([followersOf(ctx, subject), ownerOf(ctx, subject)])
  const people =
    ids.length === 0
      ? []
      : await ctx.db
          .selectFrom('users')
          .innerJoin('memberships', 'memberships.userId', 'users.id')
          .select(['users.id', 'users.name'])
          .where('memberships.workspaceId', '=', ctx.workspaceId)
          .where('users.id', 'in', ids)
          .orderBy('users.name')
          .execute()
  return {
    items: people.map(({ id, name }) => ({ id, name, isOwner: id === ownerId })),
    following: ctx.userId !== null && ids.includes(ctx.userId),
  }
}
