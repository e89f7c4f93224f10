import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import pino from 'pino'
import { uuidv7 } from 'uuidv7'
import { onTestFinished } from 'vitest'
import { migrationRooms } from '#app/server/rooms.ts'
import { readConfig } from '#platform/config/config'
import type { Acting, Kith } from '#platform/ctx/ctx'
import { openDatabase } from '#platform/db/database'
import { migrate, readMigrations } from '#platform/db/migrate'
import { openStandingConnection } from '#platform/db/standing-connection'
import { installQueue } from '#platform/jobs/queue'

const server = process.env.KITH_TEST_SERVER ?? 'postgres://postgres@127.0.0.1:5599/postgres'
const silent = pino({ level: process.env.TEST_LOG ?? 'silent' })

/** A migrated database of its own, dropped when the test ends. */
export async function scratchKith(env: Record<string, string> = {}) {
  const name = `kith_scratch_${uuidv7().slice(-12)}`
  const admin = new pg.Client({ connectionString: server })
  await admin.connect()
  await admin.query(`create database ${name} owner kith`)
  const as = (user: string) => server.replace(/\/\/[^@]*@/, `//${user}@`).replace(/\/[^/]*$/, `/${name}`)
  const database = openDatabase({ owner: { connectionString: as('kith') }, app: { connectionString: as('kith_app') } })
  const dataDir = mkdtempSync(path.join(tmpdir(), 'kith-scratch-'))
  onTestFinished(async () => {
    await database.close()
    await admin.query(`drop database ${name} with (force)`)
    await admin.end()
    rmSync(dataDir, { recursive: true, force: true })
  })
  await installQueue(database.owner, silent)
  await migrate(database.owner, await readMigrations(migrationRooms), 'kith_app')
  const kith = {
    config: readConfig({ KITH_DATA_DIR: dataDir, ...env }),
    database,
    log: silent,
    checkOutput: true,
    now: () => new Date(),
  } as unknown as Kith // neither sign-in nor objects are needed here
  return { kith, ownerUrl: as('kith'), appUrl: as('kith_app') }
}

/** The standing connection of a process, closed when the test ends. */
export async function standingConnection(kith: Kith) {
  const standing = await openStandingConnection(kith.database.owner.options)
  onTestFinished(() => standing.close())
  return standing
}

/** A new workspace with one owner, acting in it. */
export async function scratchWorkspace(
  kith: Kith,
  email = `${uuidv7()}@test.example`,
): Promise<Acting & { userId: string }> {
  const workspaceId = uuidv7()
  const userId = uuidv7()
  await kith.database.owner.query(`insert into workspaces (id, name) values ($1, 'Test')`, [workspaceId])
  await kith.database.owner.query(`insert into users (id, name, email) values ($1, 'Ann', $2)`, [userId, email])
  await kith.database.owner.query(`insert into memberships (workspace_id, user_id, role) values ($1, $2, 'owner')`, [
    workspaceId,
    userId,
  ])
  return {
    workspaceId,
    userId,
    workspace: { name: 'Test', locale: 'en', timeZone: 'UTC', currency: 'EUR', defaultCountry: 'DE' },
    actor: { kind: 'user', id: userId },
    may: () => true,
  }
}

/** Waits until `ask` answers with something true, at most ten seconds. */
export async function eventually<T>(ask: () => Promise<T> | T): Promise<NonNullable<T>> {
  for (let tries = 0; tries < 400; tries++) {
    const answer = await ask()
    if (answer) return answer
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  throw new Error('It did not happen')
}
