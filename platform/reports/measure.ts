import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { column, ofType } from '#platform/objects/columns'
import { compileFilter, type Predicate } from '#platform/objects/compile-filter'
import { hiddenOf } from '#platform/objects/conceal'
import { rowFacetsOf } from '#platform/objects/facets'
import type { Filter } from '#platform/objects/filter'
import { matching } from '#platform/objects/list-records'
import type { ObjectType } from '#platform/objects/object-type'
import { readableType } from '#platform/views/save-view'
import type { GroupUnit } from '#platform/views/view-settings'
import { type Parting, type PartValue, partingBy, type Spread } from './dimension.ts'
import { type Counted, type Figure, figuresOf } from './figure.ts'
import { type Metric, withParts } from './metric.ts'
import type { Period } from './period.ts'
import { addable } from './worth.ts'

export interface Question {
  /** Of one object. */
  metrics: readonly Metric[]
  object: string
  period: Period
  filter?: Filter | undefined
  by?: string | undefined
  unit?: GroupUnit | undefined
}

/** The figures of all records asked about, and of each part of them. */
export interface Answer {
  total: Figure[]
  parts: { value: PartValue; figures: Figure[] }[]
  /** False: there are more parts than are answered. */
  complete: boolean
}

/** Beyond this parts are no help to anybody. */
const MOST_PARTS = 500

type Direct = Metric & { reckoned: Exclude<Metric['reckoned'], { kind: 'ratio' | 'worked' }> }
const isDirect = (metric: Metric): metric is Direct =>
  metric.reckoned.kind !== 'ratio' && metric.reckoned.kind !== 'worked'

/** Works metrics out in one statement over their object's living records. @throws Refusal invalid_input */
export async function measure(ctx: Ctx, { metrics, object, period, filter, by, unit }: Question): Promise<Answer> {
  const record = readableType(ctx, object)
  const rowed = rowsOf(record, metrics)
  const type = rowed?.type ?? record
  const all = withParts(metrics.map(({ id }) => id))
  const direct = all.filter(isDirect).filter((metric) => !needsHidden(type, metric, period))
  const parting = by === undefined ? null : partingBy(ctx, type, by, unit)
  const living = await livingOf(ctx, record, { rowed, filter })
  const rows = direct.length === 0 ? [] : await countAll(ctx, type, { direct, period, living, parting })
  const of = (row: Row | undefined, own: Filter | null): Figure[] =>
    figuresOf(metrics, all, row ? countedIn(row, direct) : noneOf(direct), {
      period,
      around: (population) =>
        rowed ? allOf([filter, withRow(rowed, allOf([own, population]))]) : allOf([filter, own, population]),
    })
  const parts = rows
    .filter(({ isTotal }) => !isTotal)
    .map((row) => ({ value: row.value, figures: of(row, parting?.where(row.value) ?? null) }))
  return {
    total: of(
      rows.find(({ isTotal }) => isTotal),
      null,
    ),
    parts: inOrder(parts, parting).slice(0, MOST_PARTS),
    complete: parts.length <= MOST_PARTS,
  }
}

/** Rows of records that are counted in their stead, with the field that says whose each is. */
type Rowed = ReturnType<typeof rowFacetsOf>[number]

const rowsOf = (record: ObjectType, metrics: readonly Metric[]): Rowed | undefined => {
  const rows = metrics[0]?.rows
  return rows === undefined ? undefined : rowFacetsOf(record.name).find(({ type }) => type.plural === rows)
}

/** The records that have such a row: what opens when a figure of rows is opened. */
const withRow = ({ type }: Rowed, where: Filter): Filter => ({
  ...{ related: type.plural, how: 'count', op: 'gte', value: 1, where },
})

/** What is counted at all: living records that the filter lets through, or the rows of those. */
async function livingOf(
  ctx: Ctx,
  record: ObjectType,
  { rowed, filter }: { rowed: Rowed | undefined; filter: Filter | undefined },
): Promise<Predicate> {
  const living = sql<SqlBool>`${column(record, 'workspaceId')} = ${ctx.workspaceId} and ${ofType(record)} and ${await matching(ctx, record, { filter })}`
  return rowed
    ? sql<SqlBool>`${column(rowed.type, 'workspaceId')} = ${ctx.workspaceId} and ${column(rowed.type, rowed.by)} in (
        select ${column(record, 'id')} from ${sql.table(record.table)} where ${living})`
    : living
}

type Row = { value: PartValue; isTotal: boolean } & Record<string, unknown>

interface Counting {
  direct: readonly Direct[]
  period: Period
  living: Predicate
  parting: Parting | null
}

/** Where a record is in several parts, the total is counted apart: there each record counts once. */
async function countAll(ctx: Ctx, type: ObjectType, counting: Counting): Promise<Row[]> {
  if (!counting.parting?.spread) return count(ctx, type, counting)
  const parts = await count(ctx, type, counting)
  return [...parts.filter(({ isTotal }) => !isTotal), ...(await count(ctx, type, { ...counting, parting: null }))]
}

async function count(ctx: Ctx, type: ObjectType, { direct, period, living, parting }: Counting): Promise<Row[]> {
  const asked = await populations(ctx, type, direct, period)
  const cell = parting?.cell ?? sql`null::text`
  const any = sql.join([...asked.values()], sql` or `)
  const figures = direct.map((metric, index) =>
    aggregate(ctx, type, { metric, of: asked.get(keyOf(metric, period)), share: parting?.spread?.share }, index),
  )
  const { rows } = await sql<Row>`
    select ${cell} as value, ${parting ? sql`grouping(${cell}) = 1` : sql`true`} as is_total, ${sql.join(figures)}
    from ${sql.table(type.table)} ${parting?.spread?.join(ctx) ?? sql``}
    where ${living} and (${any})
    ${parting ? sql`group by grouping sets ((1), ()) limit ${MOST_PARTS * 4}` : sql``}`.execute(ctx.db)
  return rows
}

const keyOf = ({ reckoned }: Direct, period: Period) => JSON.stringify(reckoned.of(period))

/** The predicate of each population once, however many metrics count it. */
async function populations(ctx: Ctx, type: ObjectType, direct: readonly Direct[], period: Period) {
  const asked = new Map<string, Predicate>()
  for (const metric of direct) {
    const key = keyOf(metric, period)
    if (!asked.has(key)) asked.set(key, await compileFilter(ctx, type, metric.reckoned.of(period)))
  }
  return asked
}

interface Aggregated {
  metric: Direct
  of: Predicate | undefined
  /** What of an amount falls to the row; absent: all of it. */
  share: Spread['share'] | undefined
}

const functions = { sum: sql`sum`, mean: sql`avg` }

/** Of one metric: its value (`v…`), how many records it is of (`n…`), how many have no amount in the workspace's currency (`e…`). */
function aggregate(ctx: Ctx, type: ObjectType, { metric: { reckoned }, of, share }: Aggregated, index: number) {
  const population = of ?? sql<SqlBool>`true`
  const named = (value: RawBuilder<unknown>, n: RawBuilder<unknown>, elsewhere = sql`0`) =>
    sql`(${value})::float8 as ${sql.id(`v${index}`)}, (${n})::int as ${sql.id(`n${index}`)}, (${elsewhere})::int as ${sql.id(`e${index}`)}`
  const counted = (predicate: RawBuilder<unknown>) => sql`count(*) filter (where ${predicate})`
  if (reckoned.kind === 'count') return named(counted(population), counted(population))
  if (reckoned.kind === 'days') {
    // By the clocks of the workspace: a day on which they are put forward is one day, too.
    const local = (field: string) => sql`(${column(type, field)} at time zone ${sql.lit(ctx.workspace.timeZone)})`
    const days = sql`extract(epoch from ${local(reckoned.to)} - ${local(reckoned.from)}) / 86400.0`
    const middle =
      reckoned.at === 'mean'
        ? sql`avg(${days})`
        : sql`percentile_cont(${sql.lit(reckoned.at)}) within group (order by ${days})`
    return named(sql`${middle} filter (where ${population})`, counted(population))
  }
  if (reckoned.kind === 'percentile') {
    const middle = sql`percentile_cont(${sql.lit(reckoned.at)}) within group (order by ${column(type, reckoned.field)})`
    return named(sql`${middle} filter (where ${population})`, counted(population))
  }
  const { amount, isMoney } = addable(ctx, type, reckoned.field)
  const within = isMoney ? sql`(${population}) and ${amount} is not null` : sql`${population}`
  const value = sql`${functions[reckoned.kind]}(${share ? share(amount) : amount}) filter (where ${within})`
  return named(
    reckoned.kind === 'sum' ? sql`coalesce(${value}, 0)` : value,
    counted(within),
    isMoney ? counted(sql`(${population}) and ${amount} is null`) : sql`0`,
  )
}

function countedIn(row: Row, direct: readonly Direct[]): Map<string, Counted> {
  return new Map(
    direct.map(({ id }, index) => [
      id,
      {
        value: row[`v${index}`] === null ? null : Number(row[`v${index}`]),
        n: Number(row[`n${index}`]),
        elsewhere: Number(row[`e${index}`]),
      },
    ]),
  )
}

const noneOf = (direct: readonly Direct[]): Map<string, Counted> =>
  new Map(
    direct.map(({ id, reckoned }) => [
      id,
      { value: reckoned.kind === 'count' || reckoned.kind === 'sum' ? 0 : null, n: 0, elsewhere: 0 },
    ]),
  )

/** Whether a metric looks at a field that does not show to this person. */
function needsHidden(type: ObjectType, { reckoned }: Direct, period: Period): boolean {
  const hidden = hiddenOf(type)
  if (hidden.size === 0) return false
  const own =
    reckoned.kind === 'count' ? [] : reckoned.kind === 'days' ? [reckoned.from, reckoned.to] : [reckoned.field]
  return [...own, ...fieldsIn(reckoned.of(period))].some((name) => hidden.has(name))
}

const fieldsIn = (filter: unknown): string[] =>
  typeof filter !== 'object' || filter === null
    ? []
    : Object.entries(filter).flatMap(([key, value]) =>
        key === 'field' && typeof value === 'string' ? [value] : key === 'value' ? [] : fieldsIn(value),
      )

/** Filters joined by "and"; what is absent is left out. */
export function allOf(parts: readonly (Filter | null | undefined)[]): Filter {
  const flat = parts.flatMap((part) => (!part ? [] : 'and' in part ? part.and : [part]))
  return { and: flat }
}

type Part = Answer['parts'][number]

function inOrder(parts: Part[], parting: Parting | null): Part[] {
  const place = ({ value, figures }: Part): number | string => {
    if (parting?.isTime) return String(value)
    if (parting?.values)
      return parting.values.includes(String(value)) ? parting.values.indexOf(String(value)) : parting.values.length
    return -(figures[0]?.value ?? Number.NEGATIVE_INFINITY)
  }
  return parts.toSorted((a, b) => {
    if ((a.value === null) !== (b.value === null)) return a.value === null ? 1 : -1
    const [first, second] = [place(a), place(b)]
    return first < second ? -1 : first > second ? 1 : 0
  })
}
