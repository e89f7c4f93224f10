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

/** Counting gets this long, then a sample answers: as large a one as can be asked about in the time after it. */
const COUNTING_MS = 250
const SAMPLING_MS = 400
const GUESSING_MS = 100
const SAMPLED = 6_000
const FIRST_ASKED = 250
const Z = 1.96

/**
 * The size of a filter while somebody edits it: counted where that takes a moment, else told from a sample of the
 * records' pages, each of whose records is asked by index. Whatever the filter, the answer is there in under a second
 * among a million; the harder it is, the wider its bounds.
 */
export async function sizeOfFilter(ctx: Ctx, type: ObjectType, filter: Filter | undefined): Promise<Size> {
  const where = await matching(ctx, type, { filter })
  const all = sql`from ${sql.table(type.table)} where ${column(type, 'workspaceId')} = ${ctx.workspaceId} and ${where}`
  const counted = await inTime(ctx, COUNTING_MS, sql<{ count: number }>`select count(*)::int as count ${all}`)
  const count = counted?.[0]?.count
  if (count !== undefined) return { count, exact: true, low: count, high: count }
  return (await estimate(ctx, type, filter)) ?? guess(ctx, type, sql`select ${all}`)
}

/** What a query finds, or null when it would take too long. What the attempt set or broke is taken back with its savepoint. */
async function inTime<R>(ctx: Ctx, most: number, query: RawBuilder<R>): Promise<R[] | null> {
  if (most < 1) return null
  await sql`savepoint looking`.execute(ctx.db)
  await sql`set local statement_timeout = ${sql.lit(Math.round(most))}`.execute(ctx.db)
  const found = await query.execute(ctx.db).then(
    ({ rows }) => rows,
    (error) => {
      if (Object(error).code === CANCELLED) return null
      throw error
    },
  )
  await sql`rollback to savepoint looking`.execute(ctx.db)
  return found
}

const CANCELLED = '57014'

/** Asks about one part of the sample after the other while there is time. Null where not even the first was answered. */
async function estimate(ctx: Ctx, type: ObjectType, filter: Filter | undefined): Promise<Size | null> {
  const until = performance.now() + SAMPLING_MS
  const left = () => until - performance.now()
  const living = livingOf(ctx, type)
  const all = await planned(ctx, sql`select from ${sql.table(type.table)} where ${living}`)
  const rows = await planned(ctx, sql`select from ${sql.table(type.table)}`)
  const percent = Math.min(100, Math.max(0.001, (100 * SAMPLED) / Math.max(1, all || rows)))
  const drawn = await inTime(
    ctx,
    left(),
    sql<Drawn>`select ${column(type, 'id')} as id, (${sql.ref(`${type.table}.ctid`)}::text::point)[0]::bigint as page
      from ${sql.table(type.table)} tablesample system (${sql.lit(percent)}) repeatable (1) where ${living}`,
  )
  const sample = inAnyOrder(drawn ?? [])
  const hits = new Set<string>()
  let asked = 0
  for (let most = FIRST_ASKED, took = 0; asked < sample.length && left() > took; most *= 2) {
    const began = performance.now()
    const part = sample.slice(asked, asked + most)
    const found = await hitsAmong(ctx, type, { filter, ids: part.map(({ id }) => id), most: left() })
    if (!found) break
    for (const { id } of found) hits.add(id)
    asked += part.length
    took = 2 * (performance.now() - began)
  }
  return asked === 0 && all > 0 ? null : sizeFromSample(sample.slice(0, asked), hits, all)
}

interface Drawn {
  id: string
  page: number
}

/** Whole pages, not as they lie: what is asked first is a sample as well. */
function inAnyOrder(drawn: readonly Drawn[]): Drawn[] {
  const place = ({ page }: Drawn) => Math.imul(page + 1, 0x9e3779b1) >>> 0 // Knuth's multiplicative hash
  return drawn.toSorted((a, b) => place(a) - place(b) || a.page - b.page)
}

async function hitsAmong(
  ctx: Ctx,
  type: ObjectType,
  { filter, ids, most }: { filter: Filter | undefined; ids: readonly string[]; most: number },
) {
  const where = await matching(askingAbout(ctx, ids), type, { filter })
  return inTime(
    ctx,
    most,
    sql<{ id: string }>`select ${column(type, 'id')} as id from ${sql.table(type.table)}
      where ${column(type, 'workspaceId')} = ${ctx.workspaceId} and ${column(type, 'id')} = any (${ids}::uuid[]) and ${where}`,
  )
}

const livingOf = (ctx: Ctx, type: ObjectType) =>
  sql`${column(type, 'workspaceId')} = ${ctx.workspaceId} and ${column(type, 'deletedAt')} is null and ${ofType(type)}`

/** What PostgreSQL expects to find, which may be far off: anything is possible. */
async function guess(ctx: Ctx, type: ObjectType, query: RawBuilder<unknown>): Promise<Size> {
  const high = await planned(ctx, sql`select from ${sql.table(type.table)} where ${livingOf(ctx, type)}`)
  const [plan] = (await inTime(ctx, GUESSING_MS, planOf(query))) ?? []
  return { count: plan ? Math.min(high, rowsOf(plan)) : Math.round(high / 2), exact: false, low: 0, high }
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
  const { rows } = await planOf(query).execute(ctx.db)
  return rows[0] ? rowsOf(rows[0]) : 0
}

interface Plan {
  'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }]
}

const planOf = (query: RawBuilder<unknown>) => sql<Plan>`explain (format json) ${query}`
const rowsOf = (plan: Plan): number => plan['QUERY PLAN'][0].Plan['Plan Rows']
