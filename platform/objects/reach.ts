import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Act } from '#platform/auth/rights/rules'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { column, ofType } from './columns.ts'
import { wholeOf } from './conceal.ts'
import type { ObjectType } from './object-type.ts'

/** The fields that make a record somebody's own; a record where all are empty is its creator's. */
export const ownerFields = (type: ObjectType): readonly string[] =>
  ['ownerId', 'assigneeId'].filter((name) => wholeOf(type).fields[name]?.type === 'user')

/** Whether the person sees every record of an object: then what was counted over all is theirs to know. */
export const seesAll = ({ rights }: Pick<Ctx, 'rights'>, object: string): boolean =>
  rights === undefined || rights.owners(object, 'read') === null

/** Which of these records the person may see and not do this to. Asks nobody where the reach is everything. */
export async function outOfReach(
  ctx: Ctx,
  type: ObjectType,
  act: Act,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const owners = ctx.rights?.owners(type.name, act) ?? null
  if (owners === null || ids.length === 0) return none
  const { rows } = await sql<{ id: string }>`select id from ${sql.table(type.table)}
    where ${column(type, 'workspaceId')} = ${ctx.workspaceId} and ${column(type, 'id')} = any (${ids}::uuid[]) and ${ofType(type)}
      and (${isOwn(ctx, type, owners)}) is not true and (${isShared(ctx, type, act)}) is not true`.execute(ctx.db)
  return rows.length > 0 ? new Set(rows.map(({ id }) => id)) : none
}
const none: ReadonlySet<string> = new Set()

/** @throws Refusal forbidden when there is one among them that the person may see and not do this to */
export async function refuseOutOfReach(ctx: Ctx, type: ObjectType, act: Act, ids: readonly string[]): Promise<void> {
  const beyond = await outOfReach(ctx, type, act, ids)
  if (beyond.size > 0) refuse('forbidden', { permission: `${type.plural}.${act}` })
}

/** Whether a new record with these values is one the person may create: their own, where the reach is no more. */
export function mayCreate(ctx: Ctx, type: ObjectType, values: Readonly<Record<string, unknown>>): boolean {
  const owners = ctx.rights?.owners(type.name, 'create') ?? null
  if (owners === null) return true
  const named = ownerFields(type).flatMap((name) => (typeof values[name] === 'string' ? [values[name]] : []))
  const whose = named.length > 0 ? named : [ctx.userId]
  return whose.some((id) => id !== null && owners.includes(id))
}

/** Lets a narrowed transaction see what it writes, also when that is somebody else's from now on. */
export async function keepInSight(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (!ctx.rights?.narrowing || ids.length === 0) return
  await sql`select set_config('app.written', (kith.written_records() || ${ids}::uuid[])::text, true)`.execute(ctx.db)
}

/** As the policies of `kith.narrow` have it for reading. */
function isOwn(ctx: Ctx, type: ObjectType, owners: readonly string[]): RawBuilder<SqlBool> {
  const cells = ownerFields(type).map((name) => column(type, name))
  const createdBy = sql<SqlBool>`${column(type, 'createdBy')} = any (${owners}::uuid[])`
  const ownerless = sql<SqlBool>`${sql.join([...cells.map((cell) => sql`${cell} is null`), createdBy], sql` and `)}`
  const theirs = cells.map((cell) => sql<SqlBool>`${cell} = any (${owners}::uuid[])`)
  const queue =
    wholeOf(type).fields.teamId === undefined || owners.length === 0
      ? []
      : [sql<SqlBool>`${column(type, 'teamId')} = any (${ctx.rights?.teams ?? []}::uuid[])`]
  return sql<SqlBool>`${sql.join([...theirs, sql`(${ownerless})`, ...queue], sql` or `)}`
}

/** A share of the level `update` lets change a record, and not delete it. */
const isShared = (ctx: Ctx, type: ObjectType, act: Act): RawBuilder<SqlBool> =>
  act !== 'update'
    ? sql<SqlBool>`false`
    : sql<SqlBool>`exists (select from record_shares s where s.workspace_id = ${ctx.workspaceId} and s.object = ${type.name}
        and s.record_id = ${column(type, 'id')} and s.level = 'update'
        and (s.user_id = ${ctx.userId} or s.team_id = any (${ctx.rights?.teams ?? []}::uuid[])))`
