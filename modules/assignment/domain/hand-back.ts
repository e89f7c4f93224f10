import './events.ts'
import { sql } from 'kysely'
import { type Ctx, inLightOf } from '#platform/ctx/ctx'
import { column } from '#platform/objects/columns'
import { matching } from '#platform/objects/list-records'
import type { ObjectType } from '#platform/objects/object-type'
import type { RoutingTrait } from '#platform/objects/routing-trait'
import { lockRows } from '#platform/objects/rows'
import { saveRecords } from '#platform/objects/save-records'
import { isRouted } from './assignable.ts'
import { findPeople } from './people.ts'
import { settingsOf } from './routing-settings.ts'

const AT_ONCE = 100

/**
 * Takes off somebody who is gone what customers wait for an answer in: it stands with its team, and the rules are asked anew. Each is
 * locked before it is looked at again: what was answered, or given to somebody else, meanwhile stays. One who is back keeps the rest.
 * @returns how many were handed back; there may be more.
 */
export async function handBack(ctx: Ctx, userId: string): Promise<number> {
  const type = ctx.objects.all().find(isRouted)
  if (!type || !(await settingsOf(ctx)).handsBack) return 0
  const person = (await findPeople(ctx, type, [userId])).get(userId)
  if (person && person.stance !== 'offline') return 0
  const ids = await waitingOf(ctx, type, userId)
  await lockRows(ctx, type, ids)
  const still = await waitingOf(ctx, type, userId, ids)
  const byItself = inLightOf(ctx, { actor: { kind: 'system', id: null }, userId: null })
  const saved = await saveRecords(
    byItself,
    type,
    still.map((id) => ({ id, input: { [type.routing.holder]: null } })),
  )
  const taken = still.filter((_, at) => saved[at]?.status === 'updated')
  const why = await whyGone(ctx, userId)
  await type.routing.tellTakenOff(
    byItself,
    taken.map((recordId) => ({ recordId, userId, why })),
  )
  return taken.length
}

async function waitingOf(
  ctx: Ctx,
  type: ObjectType & { routing: RoutingTrait },
  userId: string,
  among?: readonly string[],
): Promise<string[]> {
  const waits = await matching(ctx, type, { filter: type.routing.waiting })
  const { rows } = await sql<{ id: string }>`select ${column(type, 'id')} as id from ${sql.table(type.table)}
    where ${column(type, 'workspaceId')} = ${ctx.workspaceId} and ${column(type, type.routing.holder)} = ${userId} and ${waits}
      and ${among ? sql`${column(type, 'id')} = any (${among}::uuid[])` : sql`true`}
    order by ${column(type, 'id')} limit ${AT_ONCE}`.execute(ctx.db)
  return rows.map(({ id }) => id)
}

async function whyGone(ctx: Ctx, userId: string): Promise<'offline' | 'dayEnded'> {
  const { rows } =
    await sql`select 1 from availabilities where workspace_id = ${ctx.workspaceId} and user_id = ${userId}
    and chosen <> 'offline' and ended_at is not null`.execute(ctx.db)
  return rows.length > 0 ? 'dayEnded' : 'offline'
}
