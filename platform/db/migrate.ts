import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type pg from 'pg'
import { root } from '#platform/root'

/** One numbered SQL file of a module. `name` is the module's folder and the file, e.g. `modules/customers/0001_customers`. */
export interface Migration {
  name: string
  sql: string
  checksum: string
}

/** A migration that PostgreSQL refused. Nothing was changed: all pending ones share a transaction. */
export class MigrationFailed extends Error {
  override name = 'MigrationFailed'
}

/** Reads the migrations of the given rooms (`platform/db`, `modules/customers`, …) in that order. */
export async function readMigrations(rooms: readonly string[]): Promise<Migration[]> {
  const found = await Promise.all(rooms.map(migrationsOf))
  return found.flat()
}

async function migrationsOf(room: string): Promise<Migration[]> {
  const folder = path.join(root, room, room.startsWith('modules/') ? 'data/migrations' : 'migrations')
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()
  return Promise.all(
    files.map(async (file) => {
      const text = await readFile(path.join(folder, file), 'utf8')
      const checksum = createHash('sha256').update(text).digest('hex')
      return { name: `${room}/${file.replace(/\.sql$/, '')}`, sql: text, checksum }
    }),
  )
}

/** Where a database stands: the migrations it has had, and those it has not. */
export async function migrationState(client: pg.ClientBase | pg.Pool, migrations: readonly Migration[]) {
  const table = await client.query(`select to_regclass('public.kith_migrations') as name`)
  const rows = table.rows[0]?.name ? (await client.query('select name, checksum from kith_migrations')).rows : []
  const applied = new Map<string, string>(rows.map((row) => [row.name, row.checksum]))
  return {
    applied: [...applied.keys()],
    pending: migrations.filter(({ name }) => !applied.has(name)),
    checksums: applied,
  }
}

/**
 * Brings the database to the newest schema, or leaves it untouched. Several processes may start at once: an
 * advisory lock lets one migrate while the others wait and then find nothing pending.
 * @returns the names applied now.
 * @throws MigrationFailed naming the file and PostgreSQL's reason.
 */
export async function migrate(owner: pg.Pool, migrations: readonly Migration[], appRole: string): Promise<string[]> {
  const client = await owner.connect()
  try {
    await client.query('begin')
    await client.query(`select pg_advisory_xact_lock(hashtext('kith migrations'))`)
    const { pending, applied, checksums } = await migrationState(client, migrations)
    const unknown = applied.filter((name) => !migrations.some((migration) => migration.name === name))
    if (unknown.length > 0)
      throw new MigrationFailed(
        `The database was migrated by a newer Kith (it has ${unknown.join(', ')}). Start that version, or restore a backup made by this one.`,
      )
    const changed = migrations.find(({ name, checksum }) => checksums.has(name) && checksums.get(name) !== checksum)
    if (changed)
      throw new MigrationFailed(
        `${changed.name}.sql was changed after it was applied. Put the file back and add a new migration.`,
      )
    // Not the default: a user named kith would otherwise fill the schema of the functions with tables.
    await client.query('set local search_path = public')
    await client.query(`select set_config('kith.app_role', $1, true)`, [appRole])
    await client.query(
      'create table if not exists kith_migrations (name text primary key, checksum text not null, applied_at timestamptz not null default now())',
    )
    for (const migration of pending) await apply(client, migration)
    if (pending.length > 0) await client.query('select kith.align_narrowed_role()')
    await client.query('commit')
    return pending.map(({ name }) => name)
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    client.release()
  }
}

async function apply(client: pg.PoolClient, { name, sql, checksum }: Migration) {
  await client.query('insert into kith_migrations (name, checksum) values ($1, $2)', [name, checksum])
  try {
    await client.query(sql)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new MigrationFailed(
      `Migration ${name}.sql failed: ${reason}. Nothing was changed; the database is as it was.`,
      { cause: error },
    )
  }
}
