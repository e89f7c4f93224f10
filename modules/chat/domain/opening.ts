import { findPeople, membersOf } from '#modules/assignment'
import { businessClocks } from '#platform/calendar/business/find-calendars'
import type { Ctx } from '#platform/ctx/ctx'
import { isWorking, nextWorking } from '#platform/values/working-time'
import type { StoredChannel } from './find-channel.ts'

/** Whether people are in, and since they are not, when they are back. */
export interface Opening {
  isOpen: boolean
  backAt: string | null
}

/** By the business calendar of the chat. */
export async function openingOf(ctx: Ctx, { calendarId }: Pick<StoredChannel, 'calendarId'>): Promise<Opening> {
  const clock = (await businessClocks(ctx))(calendarId)
  const now = ctx.now()
  if (isWorking(clock, now)) return { isOpen: true, backAt: null }
  return { isOpen: false, backAt: nextWorking(clock, now)?.toISOString() ?? null }
}

/** Whether somebody who answers this chat is at their screen: of its team, or of all who read conversations. */
export async function isSomebodyThere(ctx: Ctx, { teamId }: Pick<StoredChannel, 'teamId'>): Promise<boolean> {
  const people = teamId
    ? await membersOf(ctx, [teamId])
    : await ctx.db.selectFrom('memberships').select('userId').where('workspaceId', '=', ctx.workspaceId).execute()
  const known = await findPeople(
    ctx,
    ctx.objects.find('conversation'),
    people.map(({ userId }) => userId),
  )
  return [...known.values()].some(({ stance, mayRead }) => stance === 'online' && mayRead)
}
