import type { Readable } from 'node:stream'
import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { column, ofType } from '#platform/objects/columns'
import { facetNamed, facetValues } from '#platform/objects/facet-values'
import { type ListQuery, listRecords, matching } from '#platform/objects/list-records'
import type { AnyRecord, ObjectType } from '#platform/objects/object-type'
import { streamOf, type Writing } from '../run-export.ts'
import { zipOf } from '../zip-of.ts'
import type { Cell } from './cell.ts'
import { namer, type TableColumn, tableColumns } from './columns.ts'
import { csvOf } from './csv.ts'
import { xlsxOf } from './xlsx.ts'

const PAGE = 1000

/** The records of a list as a file that comes as it is read. */
export async function writeList(ctx: Ctx, { asked, tell }: Writing): Promise<Readable> {
  const { object, query, columns: chosen, format } = asked
  const type = ctx.objects.find(object ?? '')
  const columns = tableColumns(ctx, type, chosen)
  const total = await exactCount(ctx, type, query)
  const pages = tablePages(ctx, { type, query, columns, chosen }, (done) => tell(done, total))
  return format === 'csv' ? streamOf(csvOf(columns, pages)) : zipOf(xlsxOf({ columns, name: type.plural }, pages))
}

interface Table {
  type: ObjectType
  query: Omit<ListQuery, 'limit'>
  columns: readonly TableColumn[]
  chosen: Parameters<typeof namer>[1]
}

/** The cells of a list, a page at a time in its order. */
export async function* tablePages(
  ctx: Ctx,
  { type, query, columns, chosen }: Table,
  told: (done: number) => Promise<void>,
): AsyncGenerator<Cell[][]> {
  const namesOf = namer(type, chosen)
  const facets = chosen.map(({ field }) => field).filter((name) => facetNamed(type, name))
  let cursor: string | undefined
  let done = 0
  do {
    const page = await listRecords(ctx, type, { ...query, limit: PAGE, cursor })
    const items = await withFacets(ctx, type, page.items, facets)
    const names = await namesOf(ctx, items)
    yield items.map((record) => columns.map(({ cell }) => cell(record, names)))
    done += page.items.length
    await told(done)
    cursor = page.nextCursor ?? undefined
  } while (cursor)
}

async function exactCount(ctx: Ctx, type: ObjectType, query: Omit<ListQuery, 'limit'>): Promise<number> {
  const where = await matching(ctx, type, query)
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${sql.table(type.table)}
     where ${column(type, 'workspaceId')} = ${ctx.workspaceId} and ${ofType(type)} and ${where}`.execute(ctx.db)
  return rows[0]?.count ?? 0
}

async function withFacets(ctx: Ctx, type: ObjectType, records: readonly AnyRecord[], names: readonly string[]) {
  if (names.length === 0) return records
  const values = await facetValues(ctx, type, { ids: records.map(({ id }) => id), names })
  return records.map((record): AnyRecord => ({ ...record, ...values.get(record.id) }))
}
