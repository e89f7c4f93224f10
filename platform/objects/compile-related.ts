import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { column, fieldFacts, ofType } from './columns.ts'
import { compileFilter, type Predicate } from './compile-filter.ts'
import { rowFacetsOf } from './facets.ts'
import type { Reckoning } from './filter-leaves.ts'
import { refuseFilter } from './filter-refusals.ts'
import { askingAboutAll, fewOf } from './narrowed.ts'
import type { ObjectType } from './object-type.ts'
import { pointsTo } from './own-records.ts'

/** A relation that points here: the object it belongs to, and its field. */
export interface Pointing {
  type: ObjectType
  by: string
}

/** What points to records of a type. */
export const pointingTo = (ctx: Pick<Ctx, 'objects'>, type: ObjectType): Pointing[] =>
  ctx.objects.all().flatMap((other) =>
    Object.entries(other.fields)
      .filter(([, field]) => field.type === 'relation' && pointsTo(field, type))
      .map(([by]) => ({ type: other, by })),
  )

/**
 * A figure over living records that point to this one. Where there are none, a count and a sum are 0; there is no
 * average, smallest or largest then, and the condition does not hold. Money adds up in the workspace's currency only.
 * @throws Refusal invalid_input naming the place.
 */
export async function compileRelated(ctx: Ctx, type: ObjectType, asked: Reckoning, path: string): Promise<Predicate> {
  const { type: target, by } = pointingOf(ctx, type, asked, path)
  const figure = figureOf(target, asked, path)
  const link = column(target, by)
  const few = fewOf(ctx)
  const conditions = [
    sql`${column(target, 'workspaceId')} = ${ctx.workspaceId}`,
    ...(ctx.objects.all().includes(target) ? [sql`${column(target, 'deletedAt')} is null`] : []),
    ofType(target),
    sql`${link} is not null`,
    ...(few ? [sql`${link} = any (${few}::uuid[])`] : []),
    ...inOneCurrency(ctx, target, asked),
    ...(asked.where ? [await compileFilter(askingAboutAll(ctx), target, asked.where, `${path}.where`)] : []),
  ]
  const holds = comparison(asked, path)
  const noneCounts = (asked.how === 'count' || asked.how === 'sum') && holds.ofZero
  const having = noneCounts ? sql`(${holds.of(figure)}) is not true` : holds.of(figure)
  const matching = sql`select ${link} from ${sql.table(target.table)} where ${sql.join(conditions, sql` and `)} group by 1 having ${having}`
  return noneCounts
    ? sql<SqlBool>`not (${column(type, 'id')} in (${matching}))`
    : sql<SqlBool>`${column(type, 'id')} in (${matching})`
}

function pointingOf(ctx: Ctx, type: ObjectType, { related, by }: Reckoning, path: string): Pointing {
  const all = [...pointingTo(ctx, type), ...rowFacetsOf(type.name)]
  const ofObject = all.filter((one) => one.type.name === related || one.type.plural === related)
  const found = by === undefined ? ofObject : ofObject.filter((one) => one.by === by)
  const [first, second] = found
  if (!first)
    return refuseFilter(
      by === undefined || ofObject.length === 0 ? `${path}.related` : `${path}.by`,
      `No “${related}” point to ${type.plural}${by === undefined ? '' : ` by “${by}”`}`,
      `Use one of: ${all.map((one) => `${one.type.plural} (by ${one.by})`).join(', ')}.`,
    )
  if (second)
    return refuseFilter(
      `${path}.by`,
      `“${related}” point to ${type.plural} in several ways`,
      `Say which: ${found.map((one) => one.by).join(', ')}.`,
    )
  return first
}

const amounts: readonly string[] = ['number', 'money', 'rating']

function figureOf(target: ObjectType, { how, field }: Reckoning, path: string): RawBuilder<unknown> {
  if (how === 'count') {
    if (field !== undefined) refuseFilter(`${path}.field`, 'A count counts records', 'Leave “field” out.')
    return sql`count(*)`
  }
  const summable = Object.keys(target.fields).filter((name) => amounts.includes(fieldFacts(target, name)?.type ?? ''))
  if (field === undefined || !summable.includes(field))
    return refuseFilter(
      `${path}.field`,
      `“${how}” needs a number or an amount of ${target.plural}`,
      summable.length > 0 ? `Use one of: ${summable.join(', ')}.` : 'There is none; use “count”.',
    )
  const functions = { sum: sql`sum`, avg: sql`avg`, min: sql`min`, max: sql`max` }
  return sql`${functions[how]}(${column(target, field)})::double precision`
}

function inOneCurrency(ctx: Ctx, target: ObjectType, { field }: Reckoning): RawBuilder<unknown>[] {
  const isMoney = field !== undefined && fieldFacts(target, field)?.type === 'money'
  return isMoney && target.fields.currency ? [sql`${column(target, 'currency')} = ${ctx.workspace.currency}`] : []
}

const signs = { eq: '=', ne: '<>', gt: '>', gte: '>=', lt: '<', lte: '<=' } as const

/** The comparison as SQL over a figure, and whether nothing at all, as 0, passes it. */
function comparison({ op, value }: Reckoning, path: string) {
  if (op === 'between') {
    const [from, to] = Array.isArray(value) && value.length === 2 ? value : []
    const [low, high] = [amountOf(from, path), amountOf(to, path)]
    return {
      of: (figure: RawBuilder<unknown>) =>
        sql`${figure} between ${low}::double precision and ${high}::double precision`,
      ofZero: low <= 0 && high >= 0,
    }
  }
  const amount = amountOf(value, path)
  const passes = {
    eq: amount === 0,
    ne: amount !== 0,
    gt: 0 > amount,
    gte: 0 >= amount,
    lt: 0 < amount,
    lte: 0 <= amount,
  }
  return {
    of: (figure: RawBuilder<unknown>) => sql`${figure} ${sql.raw(signs[op])} ${amount}::double precision`,
    ofZero: passes[op],
  }
}

function amountOf(value: unknown, path: string): number {
  return typeof value === 'number' && Number.isFinite(value)
    ? value
    : refuseFilter(`${path}.value`, 'It is compared with a number', 'Send a number; for “between” [from, to].')
}
