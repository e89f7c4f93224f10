import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { steady } from '#platform/db/steady'
import { refuse } from '#platform/http/refusal'
import { column, ofType, recordSelection } from './columns.ts'
import { CUSTOM, valueIn } from './custom-values.ts'
import type { AnyRecord, ObjectType } from './object-type.ts'

/** Records of the given ids, in that order; ids there are none of are left out. */
export async function recordsOf(ctx: Ctx, type: ObjectType, ids: readonly string[]): Promise<AnyRecord[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<AnyRecord>`select ${steady} ${recordSelection(type)} from ${sql.table(type.table)}
    where workspace_id = ${ctx.workspaceId} and id = any (${ids}::uuid[]) and ${ofType(type)}`.execute(ctx.db)
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** Some columns, or what stands beside them, of the records of the given ids, in any order: for what shows many records in a line each. */
export async function columnsOf(
  ctx: Ctx,
  type: ObjectType,
  ids: readonly string[],
  names: readonly string[],
): Promise<SomeColumns[]> {
  if (ids.length === 0) return []
  const custom = names.filter((name) => name.startsWith(CUSTOM))
  const selected = names
    .filter((name) => !name.startsWith(CUSTOM))
    .map((name) => {
      const beside = type.expressions?.[name]
      return beside ? sql`${beside} as ${sql.id(name)}` : column(type, name)
    })
  if (custom.length > 0) selected.push(sql.ref(`${type.table}.custom`))
  const { rows } =
    await sql<SomeColumns>`select ${steady} ${sql.join([sql`id`, ...selected])} from ${sql.table(type.table)}
    where workspace_id = ${ctx.workspaceId} and id = any (${ids}::uuid[]) and ${ofType(type)}`.execute(ctx.db)
  if (custom.length === 0) return rows
  return rows.map((row) => ({ ...row, ...Object.fromEntries(custom.map((name) => [name, valueIn(row, name)])) }))
}
export type SomeColumns = { id: string } & Record<string, unknown>

/** One record, also from the trash. @throws Refusal record_not_found */
export async function findRecord(ctx: Ctx, type: ObjectType, id: string): Promise<AnyRecord> {
  const [record] = await recordsOf(ctx, type, [id])
  return record ?? refuse('record_not_found', { object: type.name })
}
