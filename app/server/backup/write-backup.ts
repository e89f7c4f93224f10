import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { readdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { type Pack, pack } from 'tar-stream'
import { pendingEvents } from '#platform/events/renumber'
import { version } from '../version.ts'
import type { Manifest } from './manifest.ts'
import { type BackupTable, tablesInOrder } from './tables.ts'

/** A table goes into the archive in pieces: a tar entry must say its size before it begins. */
const PIECE_BYTES = 8 * 1024 * 1024

/**
 * Writes everything (all rows as of one moment, uploaded files, the generated secret) into one gzipped tar, while
 * Kith may go on working. The file appears under its name only when it is whole.
 * @returns rows written by table.
 */
export async function writeBackup(owner: pg.Pool, dataDir: string, file: string): Promise<Record<string, number>> {
  const client = await owner.connect()
  const draft = `${file}.${process.pid}.part`
  const archive = pack()
  try {
    await client.query('begin isolation level repeatable read read only')
    const tables = await tablesInOrder(client)
    const writing = pipeline(archive, createGzip(), createWriteStream(draft, { mode: 0o600 }))
    const filling = fill(archive, client, tables, dataDir)
    const [counts] = await Promise.all([filling, writing])
    await client.query('commit')
    await rename(draft, file)
    return counts
  } finally {
    await rm(draft, { force: true })
    client.release()
  }
}

async function fill(
  archive: Pack,
  client: pg.PoolClient,
  tables: BackupTable[],
  dataDir: string,
): Promise<Record<string, number>> {
  await entry(archive, 'manifest.json', Buffer.from(JSON.stringify(await manifestOf(client, tables), null, 2)))
  const counts: Record<string, number> = {}
  for (const table of tables) counts[table.name] = await addTable(archive, client, table)
  await addFiles(archive, dataDir)
  archive.finalize()
  return counts
}

async function manifestOf(client: pg.PoolClient, tables: BackupTable[]): Promise<Manifest> {
  const migrations = await client.query<{ name: string }>('select name from kith_migrations order by name')
  return {
    format: 1,
    version,
    createdAt: new Date().toISOString(),
    migrations: migrations.rows.map(({ name }) => name),
    tables,
    pending: await pendingEvents(client),
  }
}

async function addTable(archive: Pack, client: pg.PoolClient, table: BackupTable): Promise<number> {
  const rows = client.query(copyTo(`copy (select ${table.columns.join(', ')} from ${table.name}) to stdout`))
  let piece: Buffer[] = []
  let bytes = 0
  let count = 0
  const flush = async () => {
    if (bytes > 0)
      await entry(archive, `tables/${table.name}/${String(count++).padStart(6, '0')}`, Buffer.concat(piece))
    piece = []
    bytes = 0
  }
  for await (const chunk of rows) {
    piece.push(chunk)
    bytes += chunk.length
    if (bytes >= PIECE_BYTES) await flush()
  }
  await flush()
  return rows.rowCount
}

/** Uploaded files and the generated secret; without that nobody with two-step sign-in could get in after a restore. */
async function addFiles(archive: Pack, dataDir: string): Promise<void> {
  const folder = path.join(dataDir, 'files')
  const names = existsSync(folder) ? await readdir(folder, { recursive: true, withFileTypes: true }) : []
  for (const name of names.filter((item) => item.isFile())) {
    const full = path.join(name.parentPath, name.name)
    const { size } = await stat(full)
    const target = archive.entry({ name: `files/${path.relative(folder, full).split(path.sep).join('/')}`, size })
    await pipeline(createReadStream(full), target)
  }
  const secret = path.join(dataDir, 'secret')
  if (existsSync(secret))
    await pipeline(createReadStream(secret), archive.entry({ name: 'secret', size: (await stat(secret)).size }))
}

/** Through a stream and not at once, so that the archive's reader sets the pace. */
const entry = (archive: Pack, name: string, content: Buffer) =>
  pipeline(Readable.from([content]), archive.entry({ name, size: content.length }))
