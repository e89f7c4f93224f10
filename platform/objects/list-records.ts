import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuseInput } from '#platform/http/refusal'
import { column, type FieldFacts, fieldFacts, ofType, recordSelection } from './columns.ts'
import { compileFilter, type Predicate } from './compile-filter.ts'
import { type Cursor, type CursorKind, readCursor, writeCursor } from './cursor.ts'
import { valueIn } from './custom-values.ts'
import { besideFacet, facetNamed, facetNames, type NamedFacet, shownFacets } from './facet-values.ts'
import { type Facet, facetsOf } from './facets.ts'
import type { Filter } from './filter.ts'
import { type Lead, leadOf } from './lead.ts'
import type { AnyRecord, ObjectType } from './object-type.ts'
import { isIndexed, valueColumn, valuesOf } from './record-values.ts'
import { candidates, hidesTexts, inSearchText, likePatterns, shownText } from './search-text.ts'

export interface ListQuery {
  filter?: Filter | undefined
  /** A sortable field, `-` before it for descending. */
  sort?: string | undefined
  /** Words that the record's search text holds, all of them. */
  q?: string | undefined
  limit: number
  cursor?: string | undefined
  /** The trash instead of the live records. */
  trash?: boolean | undefined
}

export interface Page<R = AnyRecord> {
  items: R[]
  nextCursor: string | null
}

interface Order {
  name: string
  descending: boolean
  cell: RawBuilder<unknown>
  /** What stands in a cursor of this order. */
  kind: CursorKind
  /** Comparison and order by the user's alphabet; must be the index's. */
  sorted: RawBuilder<unknown>
  /** What decides between equals. */
  id: RawBuilder<unknown>
  /** The table whose index gives the order, and which of its rows. */
  from: RawBuilder<unknown>
  within: RawBuilder<unknown>
  /** It stands beside the record, not in it. */
  beside?: true
}

/** One page of records, by keyset. Records without a value in the sort field come last, in either direction. */
export async function listRecords(ctx: Ctx, type: ObjectType, query: ListQuery): Promise<Page> {
  const sort = query.sort ?? type.defaultSort
  const lead = query.q || !/^-?createdAt$/.test(sort) ? null : await leadOf(ctx, type, query.filter)
  const where = await matching(ctx, type, lead ? { ...query, filter: lead.rest } : query)
  const order = lead ? byCreation(ctx, type, sort, lead) : orderOf(ctx, type, sort)
  const cursor = query.cursor ? readCursor(query.cursor, order.kind) : null
  const wanted = query.limit + 1
  const valued =
    cursor?.value === null
      ? []
      : await pageOf(ctx, type, order, sql`${where} and ${order.cell} is not null`, after(order, cursor), wanted)
  const missing = wanted - valued.length
  const beyond = cursor?.value === null ? after(order, cursor) : sql<SqlBool>`true`
  const empty =
    missing > 0 && nullable(type, order)
      ? await pageOf(
          ctx,
          type,
          { ...order, sorted: order.id },
          sql`${where} and ${order.cell} is null`,
          beyond,
          missing,
        )
      : []
  const rows = [...valued, ...empty]
  const found = rows.slice(0, query.limit)
  const last = found.at(-1)
  const items = order.beside ? found.map(withoutOrder) : found
  return { items, nextCursor: rows.length > query.limit && last ? writeCursor(cursorOf(last, order)) : null }
}

/** The rows a list, a count or a bulk act is about. */
export async function matching(
  ctx: Ctx,
  type: ObjectType,
  { filter, q, trash }: Pick<ListQuery, 'filter' | 'q' | 'trash'>,
): Promise<Predicate> {
  const living = sql<SqlBool>`${column(type, 'deletedAt')} is ${trash ? sql`not null` : sql`null`}`
  const filtered = filter ? await compileFilter(ctx, type, filter) : sql<SqlBool>`true`
  const searched = q?.trim() ? await searchPredicate(ctx, type, q) : sql<SqlBool>`true`
  return sql<SqlBool>`${ofType(type)} and ${living} and ${filtered} and ${searched}`
}

async function searchPredicate(ctx: Ctx, type: ObjectType, q: string): Promise<Predicate> {
  const words = q.trim().split(/\s+/).slice(0, 8)
  const patterns = likePatterns(words.map(inSearchText))
  const shown = hidesTexts(type) ? sql<SqlBool>`${shownText(type)} like all (${patterns})` : sql<SqlBool>`true`
  const recheck = sql<SqlBool>`(${column(type, 'searchText')} like all (${patterns}) and ${shown})`
  const narrowed = await candidates(ctx, type, words)
  return narrowed ? sql<SqlBool>`(${column(type, 'id')} = any (${narrowed}::uuid[]) and ${recheck})` : recheck
}

function orderOf(ctx: Ctx, type: ObjectType, sort: string): Order {
  const descending = sort.startsWith('-')
  const name = descending ? sort.slice(1) : sort
  const field = fieldFacts(type, name)
  const facet = field ? undefined : facetNamed(type, name)
  if (facet && shownFacets(ctx, type).includes(facet.facet)) return byFacet(type, facet, descending)
  if (!field?.sortable)
    refuseInput({
      path: 'sort',
      code: 'not_sortable',
      message: `A list cannot be sorted by “${name}”`,
      mend: `Use one of: ${sortableNames(type).join(', ')}; “-” before it for descending.${field?.custom ? ' A custom field sorts once it is indexed; long texts, lists, addresses, yes/no and computed fields never do.' : ''}`,
    })
  const general = { name, descending, kind: kindOf(field) }
  if (isIndexed(field)) return { ...general, ...byValue(ctx, type, field) }
  const cell = column(type, name)
  const sorted = field.alphabetical ? sql`${cell} collate "und-x-icu"` : cell
  const id = column(type, 'id')
  return { ...general, cell, sorted, id, from: sql.table(type.table), within: sql`true` }
}

/** The order of creation of records that have one value in a field: its index in record_values has them in that order. */
function byCreation(ctx: Ctx, type: ObjectType, sort: string, { field, matches }: Lead): Order {
  const order = { ...orderOf(ctx, type, sort), ...byValue(ctx, type, field) }
  const cell = sql.ref('v.createdAt')
  return { ...order, cell, sorted: cell, within: sql`${order.within} and ${matches}` }
}

/** The order of an indexed custom field: that of its values in record_values, whose index knows the alphabet. */
function byValue(ctx: Ctx, type: ObjectType, field: FieldFacts) {
  const cell = valueColumn(field.type, 'v')
  const id = sql.ref('v.recordId')
  const from = sql`record_values as v join ${sql.table(type.table)}
    on ${column(type, 'workspaceId')} = v.workspace_id and ${column(type, 'id')} = v.record_id`
  return { cell, sorted: cell, id, from, within: valuesOf(ctx, field, 'v') }
}

/** The order of a figure that another module keeps of the records. */
function byFacet(type: ObjectType, named: NamedFacet, descending: boolean): Order {
  const cell = column(named.facet.type, named.field)
  return {
    ...{ name: named.name, descending, kind: kindOf(named.facts), cell, sorted: cell },
    ...{ id: column(type, 'id'), from: besideFacet(type, named), within: sql`true`, beside: true },
  }
}

const kindOf = ({ type }: FieldFacts): CursorKind =>
  type === 'dateTime' || type === 'date'
    ? type
    : type === 'number' || type === 'money' || type === 'rating'
      ? 'number'
      : 'text'

/** The fields a list of this type may be ordered by. */
export const sortableNames = (type: ObjectType, facets: readonly Facet[] = facetsOf(type.name)): string[] => [
  ...['createdAt', 'updatedAt', ...Object.keys(type.fields)].filter((name) => fieldFacts(type, name)?.sortable),
  ...facetNames(facets),
]

// A custom field may have become required after records without a value were there.
const nullable = (type: ObjectType, { name, beside }: Order) => {
  if (beside) return true
  const field = type.fields[name]
  return field !== undefined && (!field.required || field.custom !== undefined)
}

function after({ descending, sorted, id: tie }: Order, cursor: Cursor | null): RawBuilder<SqlBool> {
  if (!cursor) return sql<SqlBool>`true`
  const id = sql`${cursor.id}::uuid`
  const beyond = descending ? sql`<` : sql`>`
  if (cursor.value === null) return sql<SqlBool>`${tie} ${beyond} ${id}`
  return sql<SqlBool>`(${sorted}, ${tie}) ${beyond} (${cursor.value}, ${id})`
}

async function pageOf(
  ctx: Ctx,
  type: ObjectType,
  { sorted, descending, id, from, within, beside, cell }: Order,
  where: RawBuilder<unknown>,
  beyond: RawBuilder<SqlBool>,
  limit: number,
) {
  const direction = descending ? sql`desc` : sql`asc`
  const { rows } =
    await sql<AnyRecord>`select ${recordSelection(type)} ${beside ? sql`, ${cell} as order_value` : sql``} from ${from}
    where ${column(type, 'workspaceId')} = ${ctx.workspaceId} and ${within} and ${where} and ${beyond}
    order by ${sorted} ${direction}, ${id} ${direction} limit ${limit}`.execute(ctx.db)
  return rows
}

function cursorOf(record: AnyRecord, { name, beside }: Order): Cursor {
  const value = beside ? record.orderValue : valueIn(record, name)
  const plain = typeof value === 'string' || typeof value === 'number' ? value : null
  return { value: plain, id: record.id }
}

const withoutOrder = ({ orderValue: _, ...record }: AnyRecord): AnyRecord => record as AnyRecord
