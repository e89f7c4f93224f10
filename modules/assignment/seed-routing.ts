import { sql } from 'kysely'
import { uuidv7 } from 'uuidv7'
import { type Ctx, inLightOf } from '#platform/ctx/ctx'
import { column } from '#platform/objects/columns'
import { matching } from '#platform/objects/list-records'
import type { ObjectType } from '#platform/objects/object-type'
import type { Seed } from '#platform/objects/seed'
import { assignQueued } from './domain/assign-queued.ts'
import { isRouted, ownerField } from './domain/assignable.ts'
import { queue } from './domain/follow-records.ts'
import { createRule } from './domain/rules.ts'
import type { Chosen } from './domain/stance.ts'
import { workloadOf } from './domain/workload.ts'

interface Desk {
  /** Gets what is about machines. */
  mechanic: string
  /** Who share the rest: whoever is there has all they take, has stepped away, or is gone for the day. */
  full: string
  away: string
  gone: string
}

const en = {
  machines: 'Grinders and machines',
  word: 'grinder',
  desk: 'Whoever knows the customer',
  rest: 'After four hours',
}
const de = { machines: 'Mühlen und Maschinen', word: 'Mühle', desk: 'Wer den Kunden kennt', rest: 'Nach vier Stunden' }

const MINUTE = 60_000
const HOURS = 4

/** Rules for whatever customers write, somebody at the desk without room, and what therefore waits in the queue. */
export async function seedRouting(seed: Seed, { mechanic, ...desk }: Desk): Promise<void> {
  const { ctx, today } = seed
  const type = ctx.objects.all().find(isRouted)
  if (!type) return
  const said = ctx.workspace.locale.startsWith('de') ? de : en
  const begun = seed.at(new Date(today.getTime() - 40 * 1_440 * MINUTE)).ctx
  const plain = {
    ...{ object: type.name, on: true, occasions: ['arrived' as const, 'unowned' as const], filter: null, teamId: null },
    ...{ capacity: null, byLanguage: false, hours: 'any' as const, alarmMinutes: null, alarmTask: false, skillIds: [] },
    ...{ stickyDays: null, waitMinutes: null, onlineOnly: false },
  }
  const of = (...ids: string[]) => ids.map((userId) => ({ userId, weight: 1, capacity: null }))
  const machines = { field: 'subject', op: 'contains' as const, value: said.word }
  const patient = { stickyDays: 30, waitMinutes: HOURS * 60 }
  const one = { method: 'person' as const }
  await createRule(begun, { ...plain, ...one, name: said.machines, filter: machines, people: of(mechanic) })
  const { full, away, gone } = desk
  const rest = { ...plain, ...patient, method: 'roundRobin' as const, people: of(full, away, gone) }
  await createRule(begun, { ...rest, name: said.desk })
  if (ctx.userId) await createRule(begun, { ...plain, ...one, name: said.rest, people: of(ctx.userId) })
  const [first, ...others] = await unheld(ctx, type)
  if (first) await giveOut(seed.at(new Date(Date.parse(first.at) + 3 * MINUTE)).ctx, type, [first])
  await leaveDesk(seed, type, desk)
  await giveOut(ctx, type, others)
}

interface Unheld {
  id: string
  at: string
}

/** What of the last hours wants somebody and has nobody, the oldest first. */
async function unheld(ctx: Ctx, type: ObjectType): Promise<Unheld[]> {
  const active = await matching(ctx, type, { filter: type.routing?.active })
  const { rows } = await sql<Unheld>`select ${column(type, 'id')} as id, ${column(type, 'createdAt')} as at
    from ${sql.table(type.table)} where ${column(type, 'workspaceId')} = ${ctx.workspaceId}
      and ${column(type, ownerField(type))} is null and ${active} order by ${column(type, 'createdAt')}, ${column(type, 'id')}`.execute(
    ctx.db,
  )
  return rows
}

async function giveOut(ctx: Ctx, type: ObjectType, some: readonly Unheld[]): Promise<void> {
  const head = { type: `${type.name}.created`, object: type.name, contactId: null, companyId: null, payload: {} }
  const by = { actorKind: 'customer', actorId: null, causeId: ctx.causeId ?? null }
  await queue(
    ctx,
    some.map(({ id, at }) => ({ id: uuidv7(), recordId: id, occurredAt: at, recordedAt: at, ...head, ...by })),
    () => null,
  )
  // Nobody is told of what is retold.
  await assignQueued(inLightOf(ctx, { isRetold: true }))
}

async function leaveDesk({ ctx, today }: Seed, type: ObjectType, { full, away, gone }: Omit<Desk, 'mechanic'>) {
  const [load] = await workloadOf(ctx, type, [full])
  const most = Math.max(1, load?.records ?? 1)
  await sql`insert into routing_limits (workspace_id, user_id, most_open)
    values (${ctx.workspaceId}, ${full}, ${most})`.execute(ctx.db)
  const seenAt = new Date(today.getTime() - 2 * MINUTE).toISOString()
  const rows: [string, Chosen][] = [
    [full, 'online'],
    [away, 'away'],
    [gone, 'offline'],
  ]
  for (const [userId, chosen] of rows)
    await sql`insert into availabilities (workspace_id, user_id, chosen, chosen_at, seen_at)
      values (${ctx.workspaceId}, ${userId}, ${chosen}, ${seenAt}, ${seenAt})`.execute(ctx.db)
}
