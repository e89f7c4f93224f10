import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { forAll } from './by-values.ts'
import { column } from './columns.ts'
import { type ListQuery, matching } from './list-records.ts'
import type { ObjectType } from './object-type.ts'

/** Counting on beyond this makes a list wait; further on the planner's estimate is good enough and says so. */
const COUNTED_EXACTLY = 10_000

/** How many records match; beyond the bound an estimate, never below what was counted. */
export async function countRecords(
  ctx: Ctx,
  type: ObjectType,
  query: Pick<ListQuery, 'filter' | 'q' | 'trash'>,
): Promise<{ count: number; exact: boolean }> {
  const where = await matching(forAll(ctx), type, query)
  const rowsOf = sql`select 1 from ${sql.table(type.table)} where ${column(type, 'workspaceId')} = ${ctx.workspaceId} and ${where}`
  const counted = await sql<{
    count: number
  }>`select count(*) as count from (${rowsOf} limit ${COUNTED_EXACTLY + 1}) as bounded`.execute(ctx.db)
  const count = Number(counted.rows[0]?.count ?? 0)
  if (count <= COUNTED_EXACTLY) return { count, exact: true }
  const plan = await sql<{
    'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }]
  }>`explain (format json) ${rowsOf}`.execute(ctx.db)
  const estimate = plan.rows[0]?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? count
  return { count: Math.max(count, Math.round(estimate)), exact: false }
}
