import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { columnsOf } from '#platform/objects/find-record'
import type { ObjectType } from '#platform/objects/object-type'
import { titlesOf } from '#platform/objects/titles'

interface Shown {
  object: string
  id: string
}

/** What each record belongs to, in a few words: a contact's company, an order's customer. By its id; without those that have none. */
export async function detailsOf(
  ctx: Ctx,
  types: readonly ObjectType[],
  shown: readonly Shown[],
): Promise<Map<string, string>> {
  const found = await Promise.all(
    types.map((type) => {
      const ids = shown.flatMap(({ object, id }) => (object === type.name ? id : []))
      return ids.length === 0 ? [] : type.expressions ? byList(ctx, type, ids) : byRelation(ctx, type, ids)
    }),
  )
  return new Map(found.flat())
}

type Details = [id: string, detail: string][]

/** By the first field that lists other records by name, in their order. */
async function byList(ctx: Ctx, type: ObjectType, ids: readonly string[]): Promise<Details> {
  const field = Object.entries(type.fields).find(([, { type: kind }]) => kind === 'related')?.[0]
  const expression = field && type.expressions?.[field]
  if (!expression) return byRelation(ctx, type, ids)
  const { rows } = await sql<{ id: string; named: { name?: string; role?: string | null }[] }>`
    select id, ${expression} as named from ${sql.table(type.table)}
     where workspace_id = ${ctx.workspaceId} and id = any (${ids}::uuid[])`.execute(ctx.db)
  return rows.flatMap(({ id, named: [first] }): Details => {
    const detail = [first?.role, first?.name].filter(Boolean).join(', ')
    return detail ? [[id, detail]] : []
  })
}

/** By the first field that names a record of another kind. */
async function byRelation(ctx: Ctx, type: ObjectType, ids: readonly string[]): Promise<Details> {
  const relations = Object.entries(type.fields).flatMap(([name, field]) =>
    field.type === 'relation' && field.object && field.object !== type.name ? [{ name, object: field.object }] : [],
  )
  if (relations.length === 0) return []
  const records = await columnsOf(
    ctx,
    type,
    ids,
    relations.map(({ name }) => name),
  )
  const refs = records.flatMap((record) => {
    const first = relations.find(({ name }) => typeof record[name] === 'string')
    return first ? [{ id: record.id, other: { object: first.object, id: String(record[first.name]) } }] : []
  })
  const named = await titlesOf(
    ctx,
    refs.map(({ other }) => other),
  )
  return refs.flatMap(({ id, other }): Details => {
    const title = named.get(other.id)?.title
    return title ? [[id, title]] : []
  })
}
