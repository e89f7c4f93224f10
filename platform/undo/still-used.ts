import { type SqlBool, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { column } from '#platform/objects/columns'
import type { ObjectType } from '#platform/objects/object-type'
import { pointsTo } from '#platform/objects/own-records'

/**
 * Which of the records something living hangs on that is not going as well: an order on a contact, a contact on a
 * company.
 */
export async function stillUsed(
  ctx: Ctx,
  type: ObjectType,
  ids: readonly string[],
  going: ReadonlySet<string>,
): Promise<Set<string>> {
  const used = new Set<string>()
  if (ids.length === 0) return used
  for (const other of ctx.objects.all()) {
    for (const [name, field] of Object.entries(other.fields)) {
      if (!pointsTo(field, type)) continue
      for (const { id, by } of await hangingOn(ctx, other, name, ids)) if (!going.has(by)) used.add(id)
    }
  }
  return used
}

/** Living records of `other` that name one of `ids` in a field. */
async function hangingOn(
  ctx: Ctx,
  other: ObjectType,
  name: string,
  ids: readonly string[],
): Promise<{ id: string; by: string }[]> {
  const link = other.links?.[name]
  const expression = other.expressions?.[name]
  const target = other.fields[name]?.object
  if (link && expression && target) {
    const { table } = ctx.objects.find(target)
    const { rows } = await sql<{ by: string; named: { id: string }[] }>`
      select id as by, ${expression} as named from ${sql.table(other.table)}
       where workspace_id = ${ctx.workspaceId} and deleted_at is null
         and ${link(sql<SqlBool>`${sql.ref(`${table}.id`)} = any (${ids}::uuid[])`)}`.execute(ctx.db)
    return rows.flatMap(({ by, named }) => named.map(({ id }) => ({ id, by })))
  }
  if (other.fields[name]?.type !== 'relation') return []
  const { rows } = await sql<{ id: string; by: string }>`
    select ${column(other, name)} as id, id as by from ${sql.table(other.table)}
     where workspace_id = ${ctx.workspaceId} and ${column(other, name)} = any (${ids}::uuid[]) and deleted_at is null`.execute(
    ctx.db,
  )
  return rows
}
