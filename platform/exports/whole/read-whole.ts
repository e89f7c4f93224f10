import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { sql } from 'kysely'
import { raiseRightsVersion } from '#platform/auth/rights/rights-version'
import { raiseSchemaVersion } from '#platform/auth/schema-version'
import type { Ctx } from '#platform/ctx/ctx'
import { openZip, type ZipArchive } from '#platform/files/zip-archive'
import { Refusal, refuse } from '#platform/http/refusal'
import { FORMAT, MANIFEST, Manifest, placeOf } from './archive.ts'
import { type Replaced, replacer } from './people.ts'
import { refuseUsed, removeSeeds } from './room.ts'
import { type WholeTable, wholeTables } from './tables.ts'

const BATCH = 1000
/** A batch of long rows is fewer of them. */
const BATCH_LENGTH = 8 * 1024 ** 2
/** A row is far shorter, and the manifest with it: what is not has been made to fill the memory. */
const LONGEST_ROW = 8 * 1024 ** 2
const LONGEST_MANIFEST = 32 * 1024 ** 2

/**
 * Fills an empty workspace from an archive, in the one transaction of `ctx`: all of it, or nothing. Records keep their ids;
 * people are known again by their emails, and what names somebody who is not here is kept without.
 * @param tell hears how many rows have been written.
 * @returns how many rows there were.
 * @throws Refusal file_unreadable, workspace_not_empty
 */
export async function readWhole(ctx: Ctx, path: string, tell: (done: number) => Promise<void>): Promise<number> {
  const zip = await openZip(path)
  try {
    return await readArchive(ctx, zip, tell)
  } catch (error) {
    // Whatever the database does not take of a stranger's rows is about the archive.
    if (error instanceof Refusal || !/^2[23]/.test(String(Object(error).code ?? ''))) throw error
    return refuse('file_unreadable', {
      mend: 'It holds rows that fit no Kith. Export the workspace again and use that.',
    })
  } finally {
    zip.close()
  }
}

async function readArchive(ctx: Ctx, zip: ZipArchive, tell: (done: number) => Promise<void>): Promise<number> {
  const manifest = await manifestOf(zip)
  // Two that begin at once must not both find it empty; nor may an import write meanwhile.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`imports of ${ctx.workspaceId}`}, 0))`.execute(ctx.db)
  const tables = await wholeTables(ctx)
  const known = new Map(tables.map((table) => [table.name, table]))
  for (const { name, columns } of manifest.tables)
    if (!columns.every((column) => known.get(name)?.columns.includes(column))) newer()
  await refuseUsed(ctx, tables)
  await removeSeeds(ctx, tables)
  const replaced = await replacer(ctx, manifest.people)
  let done = 0
  for (const table of tables) {
    const columns = manifest.tables.find(({ name }) => name === table.name)?.columns
    if (!columns || !zip.has(placeOf(table.name))) continue
    for await (const rows of rowsOf(zip, table, replaced)) {
      await insert(ctx, table, columns, rows)
      done += rows.length
      await tell(done)
    }
    if (table.own.length > 0) for await (const rows of rowsOf(zip, table, replaced)) await pointToOwn(ctx, table, rows)
  }
  await raiseSchemaVersion(ctx)
  await raiseRightsVersion(ctx)
  return done
}

async function manifestOf(zip: ZipArchive): Promise<Manifest> {
  const foreign = () =>
    refuse('file_unreadable', {
      mend: 'This is no export of a whole workspace: make one under Settings, Export everything.',
    })
  if (!zip.has(MANIFEST)) foreign()
  const read = Manifest.safeParse(parsed(await text(await zip.stream(MANIFEST, LONGEST_MANIFEST))))
  if (!read.success) return foreign()
  return read.data.format > FORMAT ? newer() : read.data
}

const newer = () => refuse('file_unreadable', { mend: 'It was made by a newer Kith. Bring this one up to date first.' })

type Row = Record<string, unknown>

async function* rowsOf(zip: ZipArchive, table: WholeTable, replaced: Replaced): AsyncGenerator<Row[]> {
  const bytes = Readable.from(shortLines(await zip.stream(placeOf(table.name))))
  let rows: Row[] = []
  let length = 0
  for await (const line of createInterface({ input: bytes, crlfDelay: Number.POSITIVE_INFINITY })) {
    const row = parsed(replaced.line(line))
    if (typeof row !== 'object' || row === null) damagedRows()
    if (replaced.people(table, row as Row)) rows.push(row as Row)
    length += line.length
    if (rows.length < BATCH && length < BATCH_LENGTH) continue
    yield rows
    rows = []
    length = 0
  }
  if (rows.length > 0) yield rows
}

/** The bytes as they come, as long as no line grows beyond bounds. */
async function* shortLines(stream: Readable): AsyncGenerator<Buffer> {
  let length = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    const end = chunk.lastIndexOf('\n')
    length = end < 0 ? length + chunk.length : chunk.length - end - 1
    if (length > LONGEST_ROW) damagedRows()
    yield chunk
  }
}

const damagedRows = () =>
  refuse('file_unreadable', { mend: 'Its rows are damaged. Export the workspace again and use that.' })

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return damagedRows()
  }
}

/** Rows that point to others of their table come without that first: the other may stand further down. */
async function insert(
  ctx: Ctx,
  { name, own }: WholeTable,
  columns: readonly string[],
  rows: readonly Row[],
): Promise<void> {
  const now = columns.filter((column) => !own.includes(column))
  // What happened elsewhere is history here: numbered before everything, no subscriber takes it for news.
  const numbered = name === 'events'
  const names = [
    sql.ref('workspace_id'),
    ...(numbered ? [sql.ref('xid')] : []),
    ...now.map((column) => sql.ref(column)),
  ]
  const values = [
    sql`${ctx.workspaceId}::uuid`,
    ...(numbered ? [sql`'0'::xid8`] : []),
    ...now.map((column) => sql.ref(`r.${column}`)),
  ]
  await sql`insert into ${sql.table(name)} (${sql.join(names)}) select ${sql.join(values)}
    from jsonb_populate_recordset(null::${sql.table(name)}, ${JSON.stringify(rows)}::jsonb) as r`.execute(ctx.db)
}

async function pointToOwn(ctx: Ctx, { name, own, key }: WholeTable, rows: readonly Row[]): Promise<void> {
  const pointing = rows.filter((row) => own.some((column) => row[column] !== null && row[column] !== undefined))
  if (pointing.length === 0) return
  const sets = own.map((column) => sql`${sql.ref(column)} = r.${sql.ref(column)}`)
  const same = key.map((column) => sql`t.${sql.ref(column)} = r.${sql.ref(column)}`)
  await sql`update ${sql.table(name)} as t set ${sql.join(sets)}
    from jsonb_populate_recordset(null::${sql.table(name)}, ${JSON.stringify(pointing)}::jsonb) as r
    where t.workspace_id = ${ctx.workspaceId} and ${sql.join(same, sql` and `)}`.execute(ctx.db)
}
