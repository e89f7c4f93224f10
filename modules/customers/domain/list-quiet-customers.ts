import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { Filter } from '#platform/objects/filter'
import { listRecords } from '#platform/objects/list-records'
import { titleOf } from '#platform/objects/trash-records'

/** From when on somebody has gone quiet. */
const QUIET_DAYS = 60
/** So many are looked at, those longest unchanged first: the same work however many there are. */
const LOOKED_AT = 400
const DAY = 86_400_000

/** Customers and opportunities with whom something happened, but not lately. What is written about them is no touch, what is done with them is. */
export async function listQuietCustomers(ctx: Ctx, { mine, limit }: { mine: boolean; limit: number }) {
  const contact = ctx.objects.find('contact')
  const filter: Filter = {
    and: [
      { field: 'lifecycleStage', op: 'in', value: ['customer', 'opportunity'] },
      ...(mine ? [{ field: 'ownerId', op: 'eq', value: ctx.userId } as const] : []),
    ],
  }
  const { items } = await listRecords(ctx, contact, { filter, sort: 'updatedAt', limit: LOOKED_AT })
  const touches = await lastTouches(
    ctx,
    items.map(({ id }) => id),
  )
  const long = new Date(ctx.now().getTime() - QUIET_DAYS * DAY).toISOString()
  const quiet = items.flatMap((record) => {
    const last = touches.get(record.id)
    return last && Date.parse(last.at) < Date.parse(long) ? [{ record, last }] : []
  })
  const newest = quiet.toSorted((a, b) => Date.parse(b.last.at) - Date.parse(a.last.at)).slice(0, limit)
  return {
    days: QUIET_DAYS,
    items: newest.map(({ record, last }) => ({
      id: record.id,
      title: titleOf(contact, record),
      ownerId: typeof record.ownerId === 'string' ? record.ownerId : null,
      ...{ lastAt: last.at, lastType: last.type },
    })),
  }
}

/** The newest event of each contact that is not about its own fields. */
async function lastTouches(ctx: Ctx, ids: readonly string[]): Promise<Map<string, { at: string; type: string }>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; at: string; type: string }>`
    select asked.id, last.occurred_at as at, last.type from unnest(${ids}::uuid[]) as asked(id)
    cross join lateral (select type, occurred_at from events
      where events.workspace_id = ${ctx.workspaceId} and contact_id = asked.id and record_id <> asked.id
        and type like '%.created' and occurred_at <= ${ctx.now().toISOString()}::timestamptz
      order by occurred_at desc, events.id desc limit 1) as last`.execute(ctx.db)
  return new Map(rows.map(({ id, at, type }) => [id, { at, type }]))
}
