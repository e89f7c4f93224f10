import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuseInput } from '#platform/http/refusal'
import { column, type FieldFacts, fieldFacts, recordSelection } from './columns.ts'
import { compileFilter, type Predicate } from './compile-filter.ts'
import { type Cursor, type CursorKind, readCursor, writeCursor } from './cursor.ts'
import type { Filter } from './filter.ts'
import type { AnyRecord, ObjectType } from './object-type.ts'
import { candidates, inSearchText, likePatterns } from './search-text.ts'

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
}

/** One page of records, by keyset. Records without a value in the sort field come last, in either direction. */
export async function listRecords(ctx: Ctx, type: ObjectType, query: ListQuery): Promise<Page> {
  const where = await matching(ctx, type, query)
  const order = orderOf(type, query.sort ?? type.defaultSort)
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
          { ...order, sorted: column(type, 'id') },
          sql`${where} and ${order.cell} is null`,
          beyond,
          missing,
        )
      : []
  const rows = [...valued, ...empty]
  const items = rows.slice(0, query.limit)
  const last = items.at(-1)
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
  return sql<SqlBool>`${living} and ${filtered} and ${searched}`
}

async function searchPredicate(ctx: Ctx, type: ObjectType, q: string): Promise<Predicate> {
  const words = q.trim().split(/\s+/).slice(0, 8)
  const recheck = sql<SqlBool>`${column(type, 'searchText')} like all (${likePatterns(words.map(inSearchText))})`
  const narrowed = await candidates(ctx, type, words)
  return narrowed ? sql<SqlBool>`(${column(type, 'id')} = any (${narrowed}::uuid[]) and ${recheck})` : recheck
}

function orderOf(type: ObjectType, sort: string): Order {
  const descending = sort.startsWith('-')
  const name = descending ? sort.slice(1) : sort
  const field = fieldFacts(type, name)
  if (!field?.sortable)
    refuseInput({
      path: 'sort',
      code: 'not_sortable',
      message: `A list cannot be sorted by “${name}”`,
      mend: `Use one of: ${sortableNames(type).join(', ')}; “-” before it for descending.`,
    })
  const cell = column(type, name)
  return {
    name,
    descending,
    cell,
    kind: kindOf(field),
    sorted: field.alphabetical ? sql`${cell} collate "und-x-icu"` : cell,
  }
}

const kindOf = ({ type }: FieldFacts): CursorKind =>
  type === 'dateTime' || type === 'date' ? type : type === 'number' || type === 'money' ? 'number' : 'text'

/** The fields a list of this type may be ordered by. */
export const sortableNames = (type: ObjectType): string[] =>
  ['createdAt', 'updatedAt', ...Object.keys(type.fields)].filter((name) => fieldFacts(type, name)?.sortable)

const nullable = (type: ObjectType, { name }: Order) => type.fields[name] !== undefined && !type.fields[name].required

function after({ descending, sorted }: Order, cursor: Cursor | null): RawBuilder<SqlBool> {
  if (!cursor) return sql<SqlBool>`true`
  const id = sql`${cursor.id}::uuid`
  const beyond = descending ? sql`<` : sql`>`
  if (cursor.value === null) return sql<SqlBool>`id ${beyond} ${id}`
  return sql<SqlBool>`(${sorted}, id) ${beyond} (${cursor.value}, ${id})`
}

async function pageOf(
  ctx: Ctx,
  type: ObjectType,
  { sorted, descending }: Order,
  where: RawBuilder<unknown>,
  beyond: RawBuilder<SqlBool>,
  limit: number,
) {
  const direction = descending ? sql`desc` : sql`asc`
  const { rows } = await sql<AnyRecord>`select ${recordSelection(type)} from ${sql.table(type.table)}
    where ${column(type, 'workspaceId')} = ${ctx.workspaceId} and ${where} and ${beyond} order by ${sorted} ${direction}, id ${direction} limit ${limit}`.execute(
    ctx.db,
  )
  return rows
}

function cursorOf(record: AnyRecord, { name }: Order): Cursor {
  const value = record[name]
  const plain = typeof value === 'string' || typeof value === 'number' ? value : null
  return { value: plain, id: record.id }
}
