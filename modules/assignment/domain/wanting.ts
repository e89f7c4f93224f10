import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { column } from '#platform/objects/columns'
import { wholeOf } from '#platform/objects/conceal'
import { matching } from '#platform/objects/list-records'
import { askingAbout } from '#platform/objects/narrowed'
import type { ObjectType } from '#platform/objects/object-type'
import type { RoutingTrait } from '#platform/objects/routing-trait'
import { ownerField } from './assignable.ts'

/** Which of these records want somebody and have nobody, as they stand. */
export async function wanting(ctx: Ctx, shown: ObjectType, ids: readonly string[]): Promise<Set<string>> {
  const type = wholeOf(shown)
  if (ids.length === 0) return new Set()
  const predicate = await matching(askingAbout(ctx, ids), type, { filter: type.routing?.active })
  const { rows } = await sql<{ id: string }>`select ${column(type, 'id')} as id from ${sql.table(type.table)}
    where ${column(type, 'workspaceId')} = ${ctx.workspaceId} and ${column(type, 'id')} = any (${ids}::uuid[])
      and ${column(type, ownerField(type))} is null and ${predicate}`.execute(ctx.db)
  return new Set(rows.map(({ id }) => id))
}

/** How urgent a record is, as a number: the more, the sooner. */
export function urgency(shown: ObjectType, { priority }: RoutingTrait): RawBuilder<unknown> {
  const type = wholeOf(shown)
  return sql`array_position(${[...(type.fields[priority]?.options ?? [])]}::text[], ${column(type, priority)})`
}
