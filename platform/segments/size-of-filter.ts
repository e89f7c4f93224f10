import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { column, ofType } from '#platform/objects/columns'
import type { Filter } from '#platform/objects/filter'
import { matching } from '#platform/objects/list-records'
import { askingAbout } from '#platform/objects/narrowed'
import type { ObjectType } from '#platform/objects/object-type'

/** How many records match, and between which bounds that lies with 95 % confidence; exact ones are their own bounds. */
export interface Size {
  count: number
  exact: boolean
  low: number
  high: number
}

/** Counting gets this long, then a sample answers. */
const PATIENCE_MS = 350
const SAMPLED = 6_000
const Z = 1.96

/**
 * The size of a filter while somebody edits it: counted where that takes a moment, else told from a sample of the
 * records' pages, each of whose records is asked by index. In under a second among a million.
 */
export async function sizeOfFilter(ctx: Ctx, type: ObjectType, filter: Filter | undefined): Promise<Size> {
  const where = await matching(ctx, type, { filter })
  const counted = await countedInTime(
    ctx,
    sql`select count(*)::int as count from ${sql.table(type.table)} where ${column(type, 'workspaceId')} = ${ctx.workspaceId} and ${where}`,
  )
  if (counted !== null) return { count: counted, exact: true, low: counted, high: counted }
  return estimate(ctx, type, filter)
}

/** The count, or null when it would take too long. What the attempt set or broke is taken back with its savepoint. */
async function countedInTime(ctx: Ctx, query: RawBuilder<unknown>): Promise<number | null> {
  await sql`savepoint looking`.execute(ctx.db)
  await sql`set local statement_timeout = ${sql.lit(PATIENCE_MS)}`.execute(ctx.db)
  const count = await sql<{ count: number }>`${query}`.execute(ctx.db).then(
    ({ rows }) => rows[0]?.count ?? 0,
    (error) => {
      if (Object(error).code === CANCELLED) return null
      throw error
    },
  )
  await sql`rollback to savepoint looking`.execute(ctx.db)
  return count
}

const CANCELLED = '57014'

async function estimate(ctx: Ctx, type: ObjectType, filter: Filter | undefined): Promise<Size> {
  const living = sql`${column(type, 'workspaceId')} = ${ctx.workspaceId} and ${column(type, 'deletedAt')} is null and ${ofType(type)}`
  const all = await planned(ctx, sql`select from ${sql.table(type.table)} where ${living}`)
  const rows = await planned(ctx, sql`select from ${sql.table(type.table)}`)
  const percent = Math.min(100, Math.max(0.001, (100 * SAMPLED) / Math.max(1, all || rows)))
  const sample = await sql<{ id: string; page: number }>`
    select ${column(type, 'id')} as id, (${sql.ref(`${type.table}.ctid`)}::text::point)[0]::bigint as page
    from ${sql.table(type.table)} tablesample system (${sql.lit(percent)}) repeatable (1) where ${living}`.execute(
    ctx.db,
  )
  const ids = sample.rows.map(({ id }) => id)
  const where = await matching(askingAbout(ctx, ids), type, { filter })
  const hits = await sql<{ id: string }>`select ${column(type, 'id')} as id from ${sql.table(type.table)}
    where ${column(type, 'workspaceId')} = ${ctx.workspaceId} and ${column(type, 'id')} = any (${ids}::uuid[]) and ${where}`.execute(
    ctx.db,
  )
  return sizeFromSample(sample.rows, new Set(hits.rows.map(({ id }) => id)), all)
}

/**
 * Share of the sample times all. The sample is drawn by pages and neighbours are alike, so the error is reckoned between
 * pages, not records (ratio estimator of a cluster sample; Cochran, Sampling Techniques, 3rd ed., 9A.3). Where nothing was hit, the rule of three.
 */
export function sizeFromSample(
  sample: readonly { id: string; page: number }[],
  hits: ReadonlySet<string>,
  all: number,
): Size {
  const asked = sample.length
  if (asked === 0) return { count: 0, exact: false, low: 0, high: all }
  const share = hits.size / asked
  const pages = new Map<number, { asked: number; hits: number }>()
  for (const { id, page } of sample) {
    const counted = pages.get(page) ?? { asked: 0, hits: 0 }
    pages.set(page, { asked: counted.asked + 1, hits: counted.hits + (hits.has(id) ? 1 : 0) })
  }
  const squares = [...pages.values()].reduce((sum, page) => sum + (page.hits - share * page.asked) ** 2, 0)
  const clusters = pages.size
  const error = clusters > 1 ? Math.sqrt((clusters / (clusters - 1)) * squares) / asked : 1
  const margin = Math.max(Z * error, 3 / asked)
  return {
    count: Math.round(share * all),
    exact: false,
    low: Math.max(hits.size, Math.round((share - margin) * all)),
    high: Math.min(all, Math.round((share + margin) * all)),
  }
}

async function planned(ctx: Ctx, query: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{
    'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }]
  }>`explain (format json) ${query}`.execute(ctx.db)
  return rows[0]?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0
}
