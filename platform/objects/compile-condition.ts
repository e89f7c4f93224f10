import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { byValues } from './by-values.ts'
import { column, type FieldFacts } from './columns.ts'
import type { Predicate } from './compile-filter.ts'
import { compileTime } from './compile-time.ts'
import { isList } from './field-kinds.ts'
import type { Condition } from './filter.ts'
import { refuseFilter } from './filter-refusals.ts'
import { keyValues } from './keys.ts'
import type { ObjectType } from './object-type.ts'
import { isIndexed, valueColumn } from './record-values.ts'
import { candidates, likePattern } from './search-text.ts'

/** Where a condition stands: the field it speaks of, and its value's path for refusals. */
export interface Place {
  type: ObjectType
  name: string
  field: FieldFacts
  path: string
  /** What is compared. */
  cell: RawBuilder<unknown>
}

// LIKE finds nothing by an index of record_values; there the row itself is asked.
const byText = ['contains', 'notContains', 'startsWith']

/** One condition as SQL. The operator was found to fit the field's type. */
export async function compileCondition(ctx: Ctx, place: Place, condition: Condition): Promise<Predicate> {
  const { type, field } = place
  if (!isIndexed(field) || byText.includes(condition.op)) return compileCell(ctx, place, condition)
  const matches = await compileCell(ctx, { ...place, cell: valueColumn(field.type, 'v') }, condition)
  return byValues(ctx, type, field, matches)
}

/** A condition as it is, without regard to record_values. */
export async function compileCell(ctx: Ctx, place: Place, { op, value }: Condition): Promise<Predicate> {
  const { field } = place
  // As the index of its order has it.
  const cell = field.alphabetical ? sql`${place.cell} collate "und-x-icu"` : place.cell
  switch (op) {
    case 'isEmpty':
      return emptiness(place)
    case 'isNotEmpty':
      return sql<SqlBool>`not ${emptiness(place)}`
    case 'contains':
      return contains(ctx, place, textOf(place, value), 'anywhere')
    case 'startsWith':
      return contains(ctx, place, textOf(place, value), 'start')
    case 'notContains':
      return sql<SqlBool>`(${await contains(ctx, place, textOf(place, value), 'anywhere')}) is not true`
  }
  if (field.type === 'date' || field.type === 'dateTime') return compileTime(ctx, place, { op, value })
  if (isList(field.type)) return listComparison(ctx, place, op, value)
  switch (op) {
    case 'eq':
      return value === null ? sql<SqlBool>`${cell} is null` : sql<SqlBool>`${cell} = ${scalar(ctx, place, value)}`
    case 'ne':
      return sql<SqlBool>`${cell} is distinct from ${value === null ? null : scalar(ctx, place, value)}`
    case 'in':
      return sql<SqlBool>`${cell} = any (${scalars(ctx, place, value)})`
    case 'notIn':
      return sql<SqlBool>`(${cell} = any (${scalars(ctx, place, value)})) is not true`
    case 'between': {
      const [from, to] = scalars(ctx, place, value)
      if (from === undefined || to === undefined)
        return refuseFilter(place.path, 'Between needs two values', 'Send [from, to].')
      return sql<SqlBool>`${cell} between ${from} and ${to}`
    }
    default:
      return sql<SqlBool>`${cell} ${comparison[op] ?? sql`=`} ${scalar(ctx, place, value)}`
  }
}

const comparison: Partial<Record<Condition['op'], ReturnType<typeof sql>>> = {
  gt: sql`>`,
  gte: sql`>=`,
  lt: sql`<`,
  lte: sql`<=`,
}

function emptiness({ type, name, field, cell }: Place): Predicate {
  const link = type.links?.[name]
  if (link) return sql<SqlBool>`(not ${link(sql<SqlBool>`true`)})`
  const beside = field.custom ? undefined : type.expressions?.[name]
  if (beside) return sql<SqlBool>`(${beside} = '[]'::jsonb)`
  return isList(field.type) ? sql<SqlBool>`(${cell} = '[]'::jsonb)` : sql<SqlBool>`(${cell} is null)`
}

/** Text within a text, or within any value of a list; blind to case and accents. */
async function contains(
  ctx: Ctx,
  { type, field, cell, name, path }: Place,
  wanted: string,
  where: 'anywhere' | 'start',
): Promise<Predicate> {
  const link = field.type === 'links' ? type.links?.[name] : undefined
  if (link) return link(sql<SqlBool>`link.record_id = ${uuid({ path, name }, wanted)}`)
  const pattern = likePattern({ before: where === 'anywhere' ? '%' : '', text: wanted })
  if (field.type === 'tags' || field.type === 'multiSelect')
    return sql<SqlBool>`${cell} @> ${JSON.stringify([wanted])}::jsonb`
  const recheck = isList(field.type)
    ? sql<SqlBool>`exists (select 1 from jsonb_array_elements(${cell}) as item
        where kith.fold(coalesce(item ->> 'value', item ->> 'text', item #>> '{}')) like ${pattern})`
    : sql<SqlBool>`kith.fold(${field.type === 'address' ? wordsOf(cell) : cell}) like ${pattern}`
  // What is sensitive stands in no search text.
  if (!field.searchable || field.sensitive) return recheck
  const narrowed = await candidates(ctx, type, [wanted])
  // The search text holds the field, so it rules most records out without taking the field apart.
  const checked = sql<SqlBool>`(${column(type, 'searchText')} like ${likePattern({ before: '%', text: wanted })} and ${recheck})`
  return narrowed ? sql<SqlBool>`(${column(type, 'id')} = any (${narrowed}::uuid[]) and ${recheck})` : checked
}

const wordsOf = (address: RawBuilder<unknown>) =>
  sql`(select string_agg(part.value, ' ') from jsonb_each_text(${address}) as part)`

/** Equality with a list means: one of its values, of shares one of their people. Keys answer from record_keys, tags from the row. */
function listComparison(ctx: Ctx, place: Place, op: Condition['op'], value: unknown): Predicate {
  const { type, field, cell } = place
  const wanted = Array.isArray(value) ? value : [value]
  const held = (item: unknown) => (field.type === 'shares' ? { userId: scalar(ctx, place, item) } : textOf(place, item))
  if (wanted.length === 0) return sql<SqlBool>`${op === 'ne' || op === 'notIn'}::boolean`
  const positive = op === 'eq' || op === 'in'
  const predicate = field.key
    ? sql<SqlBool>`${column(type, 'id')} in (select record_id from record_keys where object = ${type.name} and kind = ${field.key}
        and value = any (${wanted.flatMap((item) => keyValues(ctx.workspace, field, textOf(place, item)))}))`
    : sql<SqlBool>`(${sql.join(
        wanted.map((item) => sql`${cell} @> ${JSON.stringify([held(item)])}::jsonb`),
        sql` or `,
      )})`
  return positive ? predicate : sql<SqlBool>`(${predicate}) is not true`
}

/** A text to compare with. @throws Refusal invalid_input for anything PostgreSQL cannot take. */
export function textOf({ path, name }: Pick<Place, 'path' | 'name'>, value: unknown): string {
  if (
    typeof value !== 'string' ||
    value.length === 0 ||
    value.length > 500 ||
    value.includes('\u0000') ||
    !value.isWellFormed()
  )
    return refuseFilter(path, `“${name}” is compared with a text of 1 to 500 characters`, 'Send a text.')
  return value
}

function scalars(ctx: Ctx, place: Place, value: unknown): unknown[] {
  if (!Array.isArray(value) || value.length > 1_000)
    return refuseFilter(place.path, 'This operator needs a list', 'Send at most 1,000 values in […].')
  return value.map((item) => scalar(ctx, place, item))
}

const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i

function scalar(ctx: Ctx, place: Place, value: unknown): unknown {
  const { field, path, name } = place
  switch (field.type) {
    case 'number':
    case 'money':
    case 'rating':
      if (typeof value !== 'number' || !Number.isFinite(value))
        return refuseFilter(path, `“${name}” is compared with a number`, 'Send a number.')
      if (field.type === 'money' && !Number.isSafeInteger(value))
        return refuseFilter(path, `“${name}” is in minor units`, 'Send a whole number of cents.')
      return sql`${value}::double precision`
    case 'boolean':
      return typeof value === 'boolean' ? value : refuseFilter(path, `“${name}” is yes or no`, 'Send true or false.')
    case 'user':
    case 'shares':
      if (value === 'me') return ctx.userId
      return uuid(place, value)
    case 'relation':
      return uuid(place, value)
    case 'select':
      if (typeof value !== 'string' || !field.options?.includes(value))
        return refuseFilter(
          path,
          `“${name}” has no option “${String(value).slice(0, 50)}”`,
          `Use one of: ${field.options?.join(', ')}.`,
        )
      return value
    default:
      return textOf(place, value)
  }
}

function uuid({ path, name }: Pick<Place, 'path' | 'name'>, value: unknown): string {
  return typeof value === 'string' && UUID.test(value)
    ? value
    : refuseFilter(path, `“${name}” is compared with an id`, 'Send a UUID.')
}
