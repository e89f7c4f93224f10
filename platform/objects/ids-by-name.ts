import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { ObjectType } from './object-type.ts'

/** The oldest living record of each name, by its lower-case form; names nothing bears are left out. */
export async function idsByName(
  ctx: Ctx,
  { table, custom, name }: Pick<ObjectType, 'table' | 'custom' | 'name'>,
  names: readonly string[],
): Promise<Map<string, string>> {
  const lower = [...new Set(names.map((name) => name.toLowerCase()))]
  if (lower.length === 0) return new Map()
  const { rows } = await sql<{ lowerName: string; id: string }>`
    select lower_name, id from kith.ids_by_name(${table}, ${lower}::text[], ${custom ? name : null})`.execute(ctx.db)
  if (!ctx.rights?.narrowing) return new Map(rows.map(({ lowerName, id }) => [lowerName, id]))
  // The function looks over all; the table shows what this person sees.
  const { rows: seen } = await sql<{ id: string }>`select id from ${sql.table(table)}
    where workspace_id = ${ctx.workspaceId} and id = any (${rows.map(({ id }) => id)}::uuid[])`.execute(ctx.db)
  const ids = new Set(seen.map(({ id }) => id))
  return new Map(rows.filter(({ id }) => ids.has(id)).map(({ lowerName, id }) => [lowerName, id]))
}
