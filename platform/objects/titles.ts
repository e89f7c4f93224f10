import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { column, ofType } from './columns.ts'
import type { SomeColumns } from './find-record.ts'
import type { ObjectType } from './object-type.ts'
import { pointsTo } from './own-records.ts'
import { titleOf } from './trash-records.ts'

export interface Named {
  object: string
  id: string
  title: string
  isTrashed: boolean
}

/** The names of records of several objects by their id, one query an object. What one may not read is left out. */
export async function titlesOf(
  ctx: Ctx,
  wanted: readonly { object: string; id: string }[],
): Promise<Map<string, Named>> {
  const types = ctx.objects
    .all()
    .filter((type) => wanted.some((one) => pointsTo(one, type)) && ctx.may(`${type.plural}.read`))
  const found = await Promise.all(
    types.map((type) =>
      namedOf(ctx, type, [...new Set(wanted.filter((one) => pointsTo(one, type)).map(({ id }) => id))]),
    ),
  )
  return new Map(found.flat().map((named) => [named.id, named]))
}

async function namedOf(ctx: Ctx, type: ObjectType, ids: readonly string[]): Promise<Named[]> {
  const names = [...new Set([...type.title, ...reachable(type)])]
  const { rows } = await sql<SomeColumns & { deletedAt: string | null }>`
    select id, deleted_at, ${sql.join(names.map((name) => column(type, name)))} from ${sql.table(type.table)}
     where workspace_id = ${ctx.workspaceId} and id = any (${ids}::uuid[]) and ${ofType(type)}`.execute(ctx.db)
  return rows.map((row) => ({
    object: type.name,
    id: row.id,
    title: (titleOf(type, row) || firstOf(type, row)).slice(0, 200),
    isTrashed: row.deletedAt !== null,
  }))
}

/** Somebody without a name is known by an email or a phone number. */
const reachable = (type: ObjectType) =>
  Object.keys(type.fields).filter((name) => ['emails', 'phones'].includes(type.fields[name]?.type ?? ''))

function firstOf(type: ObjectType, row: SomeColumns): string {
  for (const name of reachable(type)) {
    const [first] = Array.isArray(row[name]) ? row[name] : []
    if (first) return String(Object(first).value)
  }
  return ''
}
