import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '#platform/ctx/ctx'
import { column, fieldFacts, ofType } from './columns.ts'
import { compileFilter } from './compile-filter.ts'
import type { FieldType } from './field.ts'
import { type Filter, FilterBody } from './filter.ts'
import { lasting } from './lasting.ts'
import type { ObjectType } from './object-type.ts'
import { pointsTo } from './own-records.ts'
import { isIndexed, valuesOf } from './record-values.ts'

export const rollupFunctions = ['count', 'sum', 'avg', 'min', 'max', 'first', 'last'] as const

/** What a field sums up of the records that point here. */
export const Rollup = z.strictObject({
  object: z.string().max(60).describe('Whose records are looked at'),
  through: z.string().max(100).describe('Their relation that points here: `contactId`, `custom.holder`'),
  function: z.enum(rollupFunctions),
  field: z.string().max(100).nullable().default(null).describe('What is summed …; null for a count'),
  filter: FilterBody.nullable().default(null).describe('Only records that match'),
})
export type Rollup = z.output<typeof Rollup>

/** A roll-up that cannot be worked out: the place in it, and the mend. */
export class RollupError extends Error {
  override name = 'RollupError'
  readonly path: string
  readonly mend: string

  constructor(path: string, message: string, mend: string) {
    super(message)
    this.path = path
    this.mend = mend
  }
}

const figures: readonly FieldType[] = ['number', 'money', 'rating']
const ordered: readonly FieldType[] = [...figures, 'date', 'dateTime', 'text', 'select']

/**
 * A roll-up as SQL over a row of its type: a subselect over the living records that point to it. The looked-at table goes by
 * another name in it, so that an object may sum up its own kind.
 * @throws RollupError, or the filter's Refusal
 */
export async function compileRollup(
  ctx: Ctx,
  type: ObjectType,
  rollup: Rollup,
): Promise<{ expression: RawBuilder<unknown>; result: FieldType }> {
  const target = ctx.objects.known(rollup.object)
  if (!target)
    throw new RollupError('object', `There is no object “${rollup.object}”`, `Use one of: ${names(ctx.objects.all())}.`)
  const looked = { ...target, table: 'rolled' as never } // the name it goes by below
  const link = linkOf(ctx, type, looked, rollup.through)
  const { figure, result } = figureOf(looked, rollup)
  const matching = rollup.filter ? await compileFilter(lasting(ctx), looked, plain(rollup.filter)) : sql`true`
  const order =
    rollup.function === 'first' || rollup.function === 'last'
      ? sql`order by rolled.created_at ${sql.raw(rollup.function === 'last' ? 'desc' : 'asc')}, rolled.id ${sql.raw(rollup.function === 'last' ? 'desc' : 'asc')} limit 1`
      : sql``
  const currency = oneCurrency(ctx, looked, rollup)
  const expression = sql`(select ${figure} from ${sql.table(target.table)} as rolled
    where rolled.workspace_id = ${ctx.workspaceId} and rolled.deleted_at is null and ${ofType(looked)} and ${link}
      and ${currency} and ${matching} ${order})`
  return { expression, result }
}

const names = (types: readonly ObjectType[]) => types.map(({ name }) => name).join(', ')

function linkOf(ctx: Ctx, type: ObjectType, looked: ObjectType, through: string): RawBuilder<unknown> {
  const pointing = Object.entries(looked.fields)
    .filter(([, field]) => field.type === 'relation' && pointsTo(field, type))
    .map(([name]) => name)
  const field = looked.fields[through]
  if (!field || !pointing.includes(through))
    throw new RollupError(
      'through',
      `“${through}” of ${looked.plural} does not point to ${type.plural}`,
      pointing.length > 0
        ? `Use one of: ${pointing.join(', ')}.`
        : `Give ${looked.plural} a relation to ${type.plural} first.`,
    )
  const own = column(type, 'id')
  if (!field.custom) return sql`${column(looked, through)} = ${own}`
  if (!isIndexed(field)) return sql`${column(looked, through)} = ${own}`
  return sql`rolled.id in (select v.record_id from record_values as v where ${valuesOf(ctx, field, 'v')} and v.id_value = ${own})`
}

function figureOf(looked: ObjectType, rollup: Rollup): { figure: RawBuilder<unknown>; result: FieldType } {
  const name = rollup.field
  if (rollup.function === 'count') return { figure: sql`count(*)::double precision`, result: 'number' }
  const field = name === null ? undefined : looked.fields[name]
  const isFirst = rollup.function === 'first' || rollup.function === 'last'
  const allowed =
    rollup.function === 'sum' || rollup.function === 'avg'
      ? figures
      : isFirst
        ? [...ordered, 'boolean', 'longText', 'email', 'phone', 'url']
        : ordered
  if (!field || !name || !allowed.includes(field.type))
    throw new RollupError(
      'field',
      name === null
        ? `“${rollup.function}” needs a field`
        : `“${rollup.function}” does not go with “${name}” of ${looked.plural}`,
      `Use one of: ${Object.keys(looked.fields)
        .filter((one) => allowed.includes(fieldFacts(looked, one)?.type ?? 'lines'))
        .join(', ')}.`,
    )
  const cell = column(looked, name)
  const shape: Partial<Record<FieldType, FieldType>> = { select: 'text', rating: isFirst ? 'rating' : 'number' }
  const result = shape[field.type] ?? field.type
  if (isFirst) return { figure: cell, result }
  const figure = sql`${sql.raw(rollup.function)}(${cell})`
  if (field.type === 'money') return { figure: sql`round(${figure})::double precision`, result }
  return { figure: figures.includes(field.type) ? sql`(${figure})::double precision` : figure, result }
}

/** Amounts of several currencies do not add up: only the workspace's count. */
function oneCurrency(ctx: Ctx, looked: ObjectType, { field }: Rollup): RawBuilder<unknown> {
  const isMoney = field !== null && looked.fields[field]?.type === 'money' && looked.fields.currency
  return isMoney ? sql`${column(looked, 'currency')} = ${ctx.workspace.currency}` : sql`true`
}

/** A filter of conditions on the record's own fields: what looks beyond them is asked of other tables every time. */
function plain(filter: Filter): Filter {
  const parts = 'and' in filter ? filter.and : 'or' in filter ? filter.or : 'not' in filter ? [filter.not] : []
  for (const part of parts) plain(part)
  if ('event' in filter || 'related' in filter || 'segment' in filter || 'relation' in filter)
    throw new RollupError(
      'filter',
      'A roll-up’s filter looks at the records’ own fields only',
      'Leave events, segments, relations and sums out.',
    )
  return filter
}
