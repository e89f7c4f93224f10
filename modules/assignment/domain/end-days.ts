import './events.ts'
import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { tellChanged } from '#platform/realtime/changes'
import { isAway, isWorking } from '#platform/values/working-time'
import { isRouted } from './assignable.ts'
import { handBackLater } from './availability.ts'
import { AWAY_MINUTES, findPeople } from './people.ts'
import { settingsOf } from './routing-settings.ts'

const MINUTE = 60_000

/** Notes that the day of those is over who are not at work any more and whom nobody has seen lately; they may hand back what they have. */
export async function endDays(ctx: Ctx): Promise<void> {
  const type = ctx.objects.all().find(isRouted)
  if (!type) return
  const now = ctx.now()
  const { awayMinutes } = await settingsOf(ctx)
  const since = new Date(now.getTime() - (awayMinutes ?? AWAY_MINUTES) * MINUTE).toISOString()
  const { rows } = await sql<{ userId: string }>`select user_id from availabilities
    where workspace_id = ${ctx.workspaceId} and chosen <> 'offline' and ended_at is null and seen_at < ${since}
    order by user_id for update skip locked`.execute(ctx.db)
  const unseen = rows.map(({ userId }) => userId)
  const people = await findPeople(ctx, type, unseen)
  const gone = [...people].filter(([, { clock }]) => !isWorking(clock, now) || isAway(clock, now))
  for (const [userId] of gone) {
    await sql`update availabilities set ended_at = ${now.toISOString()}
      where workspace_id = ${ctx.workspaceId} and user_id = ${userId}`.execute(ctx.db)
    const payload = { userId, state: 'offline', why: 'dayEnded' as const }
    await ctx.record({ type: 'availability.changed', object: 'member', recordId: userId, payload })
    await handBackLater(ctx, userId)
  }
  if (gone.length > 0) await tellChanged(ctx, ['availabilities'])
}
