import './events.ts'
import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { tellChanged } from '#platform/realtime/changes'
import { isRouted } from './assignable.ts'
import { findPeople } from './people.ts'
import { settingsOf } from './routing-settings.ts'
import type { Chosen, Stance } from './stance.ts'
import { wakeQueue } from './wake-queue.ts'
import { workloadOf } from './workload.ts'

interface Kept {
  userId: string
  chosen: Chosen
  chosenAt: string | null
  seenAt: string | null
}

/** Who is there for customers and how much they have, of everybody who may read what customers wait behind. */
export async function listAvailabilities(ctx: Ctx) {
  const { rows } = await sql<Kept>`select m.user_id, coalesce(v.chosen, 'online') as chosen, v.chosen_at, v.seen_at
    from memberships m left join availabilities v on v.workspace_id = m.workspace_id and v.user_id = m.user_id
    where m.workspace_id = ${ctx.workspaceId} order by m.user_id`.execute(ctx.db)
  const type = ctx.objects.all().find(isRouted)
  const ids = rows.map(({ userId }) => userId)
  const people = type ? await findPeople(ctx, type, ids) : new Map()
  const loads = type ? await workloadOf(ctx, type, ids) : []
  return {
    items: rows.map(({ userId, ...kept }) => {
      const { stance = 'offline' as Stance, mostOpen = null, mostLive = null } = people.get(userId) ?? {}
      const { records = 0, live = 0 } = loads.find((load) => load.userId === userId) ?? {}
      return { userId, ...kept, state: stance, open: records, live, mostOpen, mostLive }
    }),
    nextCursor: null,
  }
}

/** Says whether one is there for customers. Who leaves may hand back what waits for them, in the background. @throws Refusal person_needed */
export async function setAvailability(ctx: Ctx, { state }: { state: Chosen }) {
  const userId = ctx.userId ?? refuse('person_needed')
  const now = ctx.now().toISOString()
  await sql`insert into availabilities as kept (workspace_id, user_id, chosen, chosen_at, seen_at)
    values (${ctx.workspaceId}, ${userId}, ${state}, ${now}, ${now})
    on conflict (workspace_id, user_id) do update set chosen = excluded.chosen, seen_at = excluded.seen_at, ended_at = null,
      chosen_at = case when kept.chosen = excluded.chosen then kept.chosen_at else excluded.chosen_at end`.execute(
    ctx.db,
  )
  const payload = { userId, state, why: 'chosen' as const }
  await ctx.record({ type: 'availability.changed', object: 'member', recordId: userId, payload })
  await tellChanged(ctx, ['availabilities'])
  if (state === 'online') await wakeQueue(ctx)
  if (state === 'offline') await handBackLater(ctx, userId)
  return { userId, state }
}

/** In the background, by the rights of the program: whoever leaves may not see what is nobody's. */
export async function handBackLater(ctx: Ctx, userId: string): Promise<void> {
  const { handsBack } = await settingsOf(ctx)
  if (handsBack)
    await ctx.later('assignment.handBack', { goneId: userId }, { key: `hand back ${ctx.workspaceId} ${userId}` })
}

/** A sign of somebody at their screen. Who was not there is again, and takes what waits. @throws Refusal person_needed */
export async function noteSeen(ctx: Ctx) {
  const userId = ctx.userId ?? refuse('person_needed')
  const type = ctx.objects.all().find(isRouted)
  const before = type && (await findPeople(ctx, type, [userId])).get(userId)?.stance
  const now = ctx.now().toISOString()
  await sql`insert into availabilities as kept (workspace_id, user_id, chosen, chosen_at, seen_at)
    values (${ctx.workspaceId}, ${userId}, 'online', ${now}, ${now})
    on conflict (workspace_id, user_id) do update set seen_at = excluded.seen_at, ended_at = null`.execute(ctx.db)
  const after = type && (await findPeople(ctx, type, [userId])).get(userId)?.stance
  if (before !== after) {
    await tellChanged(ctx, ['availabilities'])
    if (after === 'online') await wakeQueue(ctx)
  }
  return { userId, state: after ?? 'online' }
}
