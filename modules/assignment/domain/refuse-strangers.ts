import type { Ctx } from '#platform/ctx/ctx'
import { refuse, refuseInput } from '#platform/http/refusal'

/** @throws Refusal invalid_input for somebody who does not work here. */
export async function refuseStrangers(
  ctx: Ctx,
  userIds: readonly string[],
  placeOf: (at: number) => string,
): Promise<void> {
  const members = await ctx.db
    .selectFrom('memberships')
    .select('userId')
    .where('workspaceId', '=', ctx.workspaceId)
    .execute()
  const strangers = userIds.flatMap((userId, at) =>
    members.some((one) => one.userId === userId)
      ? []
      : [
          {
            ...{ path: placeOf(at), code: 'unknown_member', message: 'Nobody of this id works here' },
            mend: 'Use an id of GET /api/v1/members.',
          },
        ],
  )
  if (strangers.length > 0) refuseInput(...strangers)
}

/** @throws Refusal member_not_found */
export async function expectMember(ctx: Ctx, userId: string): Promise<void> {
  const found = await ctx.db
    .selectFrom('memberships')
    .select('userId')
    .where('workspaceId', '=', ctx.workspaceId)
    .where('userId', '=', userId)
    .executeTakeFirst()
  if (!found) refuse('member_not_found')
}
