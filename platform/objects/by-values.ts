import { type SqlBool, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { column, type FieldFacts } from './columns.ts'
import type { Predicate } from './compile-filter.ts'
import { isLasting } from './lasting.ts'
import type { ObjectType } from './object-type.ts'
import { valuesOf } from './record-values.ts'

/** Up to so many matches are taken by their ids; beyond, a list in any order meets a page of them soon. */
const FEW = 2_000

const wholeOnes = new WeakSet<Ctx>()

/** The same transaction for a question about all that match, as a count is, not about the first page of them. */
export function forAll(ctx: Ctx): Ctx {
  const other = { ...ctx }
  wholeOnes.add(other)
  return other
}

/**
 * A condition on the values of an indexed field, `matches` on record_values as `v`. The planner knows little of a table that
 * holds the values of all fields (it took 179 matches where 2,241 were, and sorted them all), so the way is chosen here: few
 * matches by their ids; of many, each record in the list's order is asked for its value; and for all at once, by a join.
 */
export async function byValues(ctx: Ctx, type: ObjectType, field: FieldFacts, matches: Predicate): Promise<Predicate> {
  const own = column(type, 'id')
  const matching = sql`select v.record_id from record_values as v where ${valuesOf(ctx, field, 'v')} and ${matches}`
  if (isLasting(ctx)) return sql<SqlBool>`${own} in (${matching})`
  // Counted there and not fetched: two thousand ids to and fro cost more than the page.
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (${matching} limit ${FEW + 1}) as found`.execute(ctx.db)
  if ((rows[0]?.count ?? 0) <= FEW) return sql<SqlBool>`${own} = any (array(${matching}))`
  if (wholeOnes.has(ctx)) return sql<SqlBool>`${own} in (${matching})`
  // A scalar subselect is not pulled up into a join: it is asked by the primary key, record by record.
  return sql<SqlBool>`(select ${matches} from record_values as v
    where v.workspace_id = ${ctx.workspaceId} and v.field_id = ${field.custom?.id} and v.record_id = ${own})`
}
