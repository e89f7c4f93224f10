import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { pino } from 'pino'
import { expect, inject, test } from 'vitest'
import { restoreBackup } from '#app/server/backup/restore-backup.ts'
import { tablesInOrder } from '#app/server/backup/tables.ts'
import { writeBackup } from '#app/server/backup/write-backup.ts'
import { migrationRooms } from '#app/server/rooms.ts'
import { readMigrations } from '#platform/db/migrate'
import { installQueue } from '#platform/jobs/queue'
import { withDatabase } from '#tests/support/global-setup'
import { aWorkspace } from '#tests/support/workspace'

/** Every table's number of rows and the digest of all of them, whatever order they lie in. */
async function contents(pool: pg.Pool) {
  const client = await pool.connect()
  try {
    const digests: Record<string, unknown> = {}
    for (const { name, columns } of await tablesInOrder(client)) {
      const kept = columns.filter((column) => !(name === 'public.event_cursors' && column !== 'subscriber'))
      const { rows } = await client.query(
        `select count(*)::int as rows, md5(coalesce(string_agg(r::text, '' order by r::text), '')) as digest from (select ${kept.join(', ')} from ${name}) r`,
      )
      digests[name] = rows[0]
    }
    return digests
  } finally {
    client.release()
  }
}

test('a restore of a backup gives back every row and file', async () => {
  const { ann, ben, kith } = await aWorkspace()
  await ann.asks('PUT', '/demo', {})
  await ben.asks('POST', '/notes', { body: 'tab\there, newline\nthere, back\\slash, “quotes” and 🍵' })
  await ben.does((ctx) => ctx.later('somethingLater', { of: 'another day' }, { runAt: new Date('2030-01-01') }))
  const folder = await mkdtemp(path.join(tmpdir(), 'kith-backup-'))
  await mkdir(path.join(kith.config.dataDir, 'files/ab'), { recursive: true })
  await writeFile(path.join(kith.config.dataDir, 'files/ab/abcdef'), 'a file')
  const file = path.join(folder, 'kith.backup')
  await writeBackup(kith.database.owner, kith.config.dataDir, file)

  const { owner, drop } = await anEmptyDatabase()
  try {
    await installQueue(owner, pino({ level: 'silent' }))
    await restoreBackup(file, {
      owner,
      role: kith.database.role,
      migrations: await readMigrations(migrationRooms),
      dataDir: folder,
    })
    expect(await contents(owner)).toEqual(await contents(kith.database.owner))
    const open = await owner.query(
      `select relname from pg_class where relnamespace = 'public'::regnamespace and relrowsecurity and not relforcerowsecurity`,
    )
    expect(open.rows).toEqual([])
    expect(await readFile(path.join(folder, 'files/ab/abcdef'), 'utf8')).toBe('a file')
    const next = await owner.query(`select graphile_worker.add_job('another')`)
    expect(next.rowCount).toBe(1)
  } finally {
    await drop()
    await rm(folder, { recursive: true })
  }
})

test('a file that is no backup is refused and changes nothing', async () => {
  const { kith } = await aWorkspace()
  const folder = await mkdtemp(path.join(tmpdir(), 'kith-backup-'))
  const { owner, drop } = await anEmptyDatabase()
  const options = { owner, role: kith.database.role, migrations: await readMigrations(migrationRooms), dataDir: folder }
  try {
    await writeFile(path.join(folder, 'no.backup'), 'name,email\nSofia,sofia@example.org\n')
    await expect(restoreBackup(path.join(folder, 'no.backup'), options)).rejects.toThrow('no backup of Kith')
    const { rows } = await owner.query(`select to_regclass('public.contacts') as made`)
    expect(rows[0].made).toBeNull()
  } finally {
    await drop()
    await rm(folder, { recursive: true })
  }
})

async function anEmptyDatabase() {
  const maintenance = new pg.Client({ connectionString: withDatabase(inject('templateUrl'), 'postgres') })
  await maintenance.connect()
  const name = `${new URL(inject('templateUrl').replace(/@[^/]*\//, '@host/')).pathname.slice(1)}_restore_${Date.now()}`
  await maintenance.query(`create database ${name}`)
  const owner = new pg.Pool({
    connectionString: withDatabase(inject('templateUrl'), name),
    options: '-c search_path=public',
  })
  return {
    owner,
    async drop() {
      await owner.end()
      await maintenance.query(`drop database ${name}`)
      await maintenance.end()
    },
  }
}
