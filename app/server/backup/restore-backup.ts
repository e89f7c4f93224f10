import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { extract } from 'tar-stream'
import { type Migration, migrate } from '#platform/db/migrate'
import { renumberCursors } from '#platform/events/renumber'
import { BackupError, Manifest } from './manifest.ts'
import { columnList } from './tables.ts'

type Entry = Awaited<ReturnType<ReturnType<ReturnType<typeof extract>[typeof Symbol.asyncIterator]>['next']>>['value']

export interface RestoreOptions {
  owner: pg.Pool
  role: string
  migrations: readonly Migration[]
  dataDir: string
}

/**
 * Fills an empty database and data folder from a backup: the schema as it was then, every row in one transaction,
 * the files; then the migrations that came since.
 * @returns rows by table.
 * @throws BackupError when the file is no backup, is broken, or was made by a newer Kith; then nothing has changed.
 */
export async function restoreBackup(
  file: string,
  { owner, role, migrations, dataDir }: RestoreOptions,
): Promise<Record<string, number>> {
  const archive = extract()
  // A broken file ends the archive with its error, which the reader of its entries then meets.
  pipeline(createReadStream(file), createGunzip(), archive).catch(() => {})
  const entries = archive[Symbol.asyncIterator]()
  const manifest = await readManifest(entries)
  const unknown = manifest.migrations.filter((name) => !migrations.some((migration) => migration.name === name))
  if (unknown.length > 0)
    throw new BackupError(
      `The backup was made by Kith ${manifest.version}, which is newer than this one. Install that version and restore there.`,
    )
  await migrate(
    owner,
    migrations.filter(({ name }) => manifest.migrations.includes(name)),
    role,
  )
  const counts = await load(owner, manifest, entries, dataDir)
  await migrate(owner, migrations, role)
  return counts
}

async function readManifest(entries: AsyncIterator<Entry>): Promise<Manifest> {
  const first = await entries.next().catch((cause) => {
    throw new BackupError('This file is no backup of Kith: it is not a gzipped archive.', { cause })
  })
  if (first.done || first.value.header.name !== 'manifest.json')
    throw new BackupError('This file is no backup of Kith: it has no manifest.')
  const parsed = Manifest.safeParse(JSON.parse((await bytesOf(first.value)).toString()))
  if (!parsed.success) throw new BackupError('The backup’s manifest is not understood; it may come from a newer Kith.')
  return parsed.data
}

async function bytesOf(entry: Entry): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of entry) chunks.push(chunk)
  return Buffer.concat(chunks)
}

async function load(
  owner: pg.Pool,
  manifest: Manifest,
  entries: AsyncIterator<Entry>,
  dataDir: string,
): Promise<Record<string, number>> {
  const client = await owner.connect()
  try {
    await client.query('begin')
    await client.query(`select kith.ensure_event_partitions(current_date)`)
    const forced = await forcedTables(client)
    for (const table of forced) await client.query(`alter table ${table} no force row level security`)
    const counts = await loadEntries(client, manifest, entries, dataDir)
    // What is checked at the commit is checked now: no table is altered with checks to come.
    await client.query('set constraints all immediate')
    for (const table of forced) await client.query(`alter table ${table} force row level security`)
    await settle(client, manifest)
    await client.query('commit')
    return counts
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}

/** PostgreSQL copies into no table whose policies bind the one who copies; within this transaction they let the owner be. */
async function forcedTables(client: pg.PoolClient): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relforcerowsecurity and n.nspname = 'public'`,
  )
  return rows.map(({ name }) => name)
}

/** The pieces of a table follow each other and are one COPY; what is no table is a file. */
async function loadEntries(
  client: pg.PoolClient,
  { tables }: Manifest,
  entries: AsyncIterator<Entry>,
  dataDir: string,
): Promise<Record<string, number>> {
  const counts: Record<string, number> = Object.fromEntries(tables.map(({ name }) => [name, 0]))
  for (let next = await entries.next(); !next.done; next = await entries.next()) {
    const entry = next.value
    const [kind, ...rest] = entry.header.name.split('/')
    const table = kind === 'tables' ? tables.find(({ name }) => name === rest[0]) : undefined
    if (table) {
      const into = client.query(copyFrom(`copy ${table.name} ${columnList(table)} from stdin`))
      await pipeline(entry, into)
      counts[table.name] = (counts[table.name] ?? 0) + into.rowCount
    } else await keepFile(entry, dataDir)
  }
  return counts
}

async function keepFile(entry: Entry, dataDir: string): Promise<void> {
  const target = path.join(dataDir, entry.header.name)
  const inside = path.relative(dataDir, target)
  if (inside.startsWith('..') || path.isAbsolute(inside))
    throw new BackupError(`The backup holds a file outside of the data folder: ${entry.header.name}`)
  await mkdir(path.dirname(target), { recursive: true, mode: 0o700 })
  await pipeline(entry, createWriteStream(target, { mode: 0o600 }))
}

/**
 * Sequences go on after the highest number; jobs that ran when the backup was made run again. All events carry this
 * transaction's number now, so each subscriber goes on at the first event it had not had.
 */
async function settle(client: pg.PoolClient, { pending }: Manifest): Promise<void> {
  const { rows } = await client.query<{ name: string; column: string; sequence: string }>(`
    select format('%I.%I', n.nspname, c.relname) as name, quote_ident(a.attname) as column,
      pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname) as sequence
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'graphile_worker') and c.relkind in ('r', 'p') and a.attnum > 0 and (a.attidentity <> '' or a.atthasdef)
      and pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname) is not null`)
  for (const { name, column, sequence } of rows)
    await client.query(
      `select setval($1, coalesce((select max(${column}) from ${name}), 1), exists (select 1 from ${name}))`,
      [sequence],
    )
  await client.query('update graphile_worker._private_jobs set locked_at = null, locked_by = null')
  await client.query('update graphile_worker._private_job_queues set locked_at = null, locked_by = null')
  await renumberCursors(client, pending)
}
