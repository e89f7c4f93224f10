import type { FastifyInstance } from 'fastify'
import type { Kith } from '#platform/ctx/ctx'
import { type Migration, migrationState } from '#platform/db/migrate'

export interface Health {
  status: 'ok' | 'unavailable'
  version: string
  database: 'embedded' | 'external'
  /** How many migrations the database has had, and how many it lacks. Null while it cannot be asked. */
  migrations: { applied: number; pending: number } | null
}

const PATIENCE_MS = 2000
const FRESH_MS = 1000

/** Serves `GET /api/health` to everybody: 200 when Kith can work, 503 when its database is away or behind. */
export function mountHealth(
  server: FastifyInstance,
  kith: Kith,
  { version, migrations }: { version: string; migrations: readonly Migration[] },
): void {
  let asked: { at: number; health: Promise<Health> } | null = null
  // One question a second however many ask: strangers may call this as often as they like.
  const health = () => {
    if (!asked || Date.now() - asked.at > FRESH_MS)
      asked = { at: Date.now(), health: healthOf(kith, version, migrations) }
    return asked.health
  }
  server.get('/api/health', async (_request, reply) => {
    const now = await health()
    return reply
      .status(now.status === 'ok' ? 200 : 503)
      .header('cache-control', 'no-store')
      .send(now)
  })
}

async function healthOf(kith: Kith, version: string, migrations: readonly Migration[]): Promise<Health> {
  const database = kith.config.databaseUrl ? 'external' : 'embedded'
  let timer: NodeJS.Timeout | undefined
  const tooLong = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PATIENCE_MS)
  })
  const asked = migrationState(kith.database.owner, migrations).catch(() => null)
  const state = await Promise.race([asked, tooLong])
  clearTimeout(timer)
  if (!state) return { status: 'unavailable', version, database, migrations: null }
  const pending = state.pending.length
  return {
    status: pending === 0 ? 'ok' : 'unavailable',
    version,
    database,
    migrations: { applied: state.applied.length, pending },
  }
}
