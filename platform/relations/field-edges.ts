import { type SqlBool, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { isColumn, type ObjectType } from '#platform/objects/object-type'
import type { Link } from './relation-graph.ts'

type Ends = readonly { object: string; id: string }[]

/** Links that fields make between some records and others: in both directions, at most so many of a field. */
export async function edgesByFields(ctx: Ctx, from: Ends, most: number): Promise<Link[]> {
  const types = ctx.objects.all().filter(({ plural }) => ctx.may(`${plural}.read`))
  const links = types.flatMap((type) =>
    Object.entries(type.fields).flatMap(([name, { type: kind, object }]) => {
      const target = types.find((other) => other.name === object)
      // A relation to another kind of record (an order's contact) is what that record hangs on, not how people stand.
      if (!target || (kind === 'relation' && object !== type.name)) return []
      if (kind === 'relation') return edgesByColumn(ctx, type, name, from, most)
      return kind === 'related' ? edgesByList(ctx, type, name, { target, from, most }) : []
    }),
  )
  return (await Promise.all(links)).flat()
}

const idsOf = (from: Ends, object: string) => from.flatMap((end) => (end.object === object ? end.id : []))

async function edgesByColumn(ctx: Ctx, type: ObjectType, name: string, from: Ends, most: number): Promise<Link[]> {
  const ids = idsOf(from, type.name)
  const field = type.fields[name]
  if (ids.length === 0 || !field || !isColumn(field) || name.startsWith('custom.')) return []
  const { rows } = await sql<{ id: string; other: string }>`
    select id, ${sql.ref(name)} as other from ${sql.table(type.table)}
     where workspace_id = ${ctx.workspaceId} and deleted_at is null and ${sql.ref(name)} is not null
       and (id = any (${ids}::uuid[]) or ${sql.ref(name)} = any (${ids}::uuid[])) limit ${most}`.execute(ctx.db)
  return rows.map(({ id, other }) => linkOf(type.name, name, id, { object: type.name, id: other }))
}

/** A field read from beside the record, as SQL that lists `{id, …}`, with its own way to ask who names a record. */
async function edgesByList(
  ctx: Ctx,
  type: ObjectType,
  name: string,
  { target, from, most }: { target: ObjectType; from: Ends; most: number },
): Promise<Link[]> {
  const expression = type.expressions?.[name]
  const link = type.links?.[name]
  if (!expression || !link) return []
  const [own, others] = [idsOf(from, type.name), idsOf(from, target.name)]
  if (own.length + others.length === 0) return []
  const { rows } = await sql<{ id: string; named: { id: string }[] }>`
    select id, ${expression} as named from ${sql.table(type.table)}
     where workspace_id = ${ctx.workspaceId} and deleted_at is null
       and (id = any (${own}::uuid[]) ${others.length > 0 ? sql`or ${link(sql<SqlBool>`${sql.ref(`${target.table}.id`)} = any (${others}::uuid[])`)}` : sql``})
     limit ${most}`.execute(ctx.db)
  return rows.flatMap(({ id, named }) =>
    named
      .filter((other) => own.includes(id) || others.includes(other.id))
      .map((other) => linkOf(type.name, name, id, { object: target.name, id: other.id })),
  )
}

const linkOf = (object: string, field: string, id: string, other: { object: string; id: string }): Link => ({
  ...{ fromId: id, toId: other.id, relationId: null, typeId: null, field, object },
  ends: [{ object, id }, other],
})
