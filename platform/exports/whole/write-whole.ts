import type { Readable } from 'node:stream'
import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { Writing } from '../run-export.ts'
import { exportable, tableColumns } from '../table/columns.ts'
import { csvOf } from '../table/csv.ts'
import { tablePages } from '../table/write-list.ts'
import { type ZipEntry, zipOf } from '../zip-of.ts'
import { FORMAT, MANIFEST, type Manifest, placeOf } from './archive.ts'
import { refusePart } from './refuse-part.ts'
import { type WholeTable, wholeTables } from './tables.ts'

const FETCHED = 2000

const READ_ME = `This is everything of a Kith workspace.

csv/   one table for each kind of record, for people and spreadsheets
data/  every row as Kith keeps it, a line of JSON each; kith.json says what there is

To bring it into another Kith with an empty workspace: Settings, Export everything, or
  kith import <this file> --everything
Accounts, passwords, keys and uploaded files are not in it; for those there is kith backup.
`

/** The whole workspace as an archive, as of one moment, that comes as it is read. */
export async function writeWhole(ctx: Ctx, { tell }: Writing): Promise<Readable> {
  refusePart(ctx)
  const tables = await wholeTables(ctx)
  const manifest = await manifestOf(ctx, tables)
  const total = await rowsIn(ctx, tables)
  let done = 0
  const count = async (rows: number) => {
    done += rows
    await tell(done, total)
  }
  return zipOf(entries(ctx, { tables, manifest, count }))
}

interface Whole {
  tables: readonly WholeTable[]
  manifest: Manifest
  count: (rows: number) => Promise<void>
}

async function* entries(ctx: Ctx, { tables, manifest, count }: Whole): AsyncGenerator<ZipEntry> {
  yield { name: MANIFEST, content: [JSON.stringify(manifest, null, 2)] }
  yield { name: 'README.txt', content: [READ_ME] }
  for (const table of tables) yield { name: placeOf(table.name), content: linesOf(ctx, table, count) }
  for (const type of ctx.objects.all()) {
    const chosen = exportable(type).map((field) => ({ field }))
    const columns = tableColumns(ctx, type, chosen)
    const pages = tablePages(ctx, { type, query: { sort: 'createdAt' }, columns, chosen }, async () => {})
    yield { name: `csv/${type.plural}.csv`, content: csvOf(columns, pages) }
  }
}

/** A table's rows as lines of JSON, through a cursor: of this very moment, and a few at a time. */
async function* linesOf(ctx: Ctx, { name, columns, key }: WholeTable, count: Whole['count']): AsyncGenerator<string> {
  const rows = sql`select ${sql.join(columns.map((one) => sql.ref(one)))} from ${sql.table(name)} where workspace_id = ${sql.lit(ctx.workspaceId)}
    order by ${sql.join((key.length > 0 ? key : columns.slice(0, 1)).map((one) => sql.ref(one)))}`
  await sql`declare kith_rows no scroll cursor for select to_jsonb(t)::text as line from (${rows}) as t`.execute(ctx.db)
  for (;;) {
    const { rows: fetched } = await sql<{ line: string }>`fetch ${sql.lit(FETCHED)} from kith_rows`.execute(ctx.db)
    if (fetched.length === 0) break
    yield fetched.map(({ line }) => `${line}\n`).join('')
    await count(fetched.length)
  }
  await sql`close kith_rows`.execute(ctx.db)
}

async function manifestOf(ctx: Ctx, tables: readonly WholeTable[]): Promise<Manifest> {
  const { name, locale, timeZone, currency, defaultCountry } = ctx.workspace
  const people = await ctx.db
    .selectFrom('memberships')
    .innerJoin('users', 'users.id', 'memberships.userId')
    .select(['users.id', 'users.name', 'users.email'])
    .where('memberships.workspaceId', '=', ctx.workspaceId)
    .execute()
  return {
    kith: 'workspace',
    format: FORMAT,
    createdAt: ctx.now().toISOString(),
    workspace: { name, locale, timeZone, currency, defaultCountry },
    people,
    tables: tables.map(({ name, columns }) => ({ name, columns })),
  }
}

async function rowsIn(ctx: Ctx, tables: readonly WholeTable[]): Promise<number> {
  const counts = tables.map(
    ({ name }) => sql`select count(*) as rows from ${sql.table(name)} where workspace_id = ${ctx.workspaceId}`,
  )
  const { rows } = await sql<{
    total: number
  }>`select sum(rows)::int as total from (${sql.join(counts, sql` union all `)}) as counted`.execute(ctx.db)
  return rows[0]?.total ?? 0
}
