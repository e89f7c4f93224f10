import type { Kith } from '#platform/ctx/ctx'

const FAMILY = 'kith worker'
const LOOK_MS = 2000
const GRACE_MS = 5000
const OFTEN_FOR_MS = 20_000
const SELDOM_MS = 15_000

/** Shows that a pool of workers lives, by an advisory lock under its id, and frees what pools that died had taken. */
export async function keepAlive(kith: Kith, poolId: string) {
  const { standing } = kith.database
  const missingSince = new Map<string, number>()
  const started = Date.now()
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  const claim = () => standing.tryLock(FAMILY, poolId)
  const forget = standing.onReturn(() => void claim().catch(() => {}))
  await claim()

  async function look(): Promise<void> {
    // The database may be away; then nobody can run a job anyway, and the next look finds out more.
    await freeAbandoned(kith, missingSince).catch((error) =>
      kith.log.warn({ err: error }, 'abandoned jobs not looked for'),
    )
    // A start follows a death often, so one looks closely then. Later it concerns other processes only.
    const pause = Date.now() - started < OFTEN_FOR_MS ? LOOK_MS : SELDOM_MS
    if (!stopped) timer = setTimeout(look, pause).unref()
  }
  await look()

  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      forget()
      await standing.unlock(FAMILY, poolId).catch(() => {})
    },
  }
}

/**
 * graphile-worker takes a dead worker's job up again only after four hours. Here the lock under the pool's id tells at
 * once: PostgreSQL drops it with the process. A pool that lives may lose it for a moment, with its connection, hence
 * the grace. The job gets another try for it: its process failed, not it. Up to thirty in all, so that a job which
 * itself kills every process that runs it comes to rest as failed.
 */
async function freeAbandoned(kith: Kith, missingSince: Map<string, number>): Promise<void> {
  const { rows } = await kith.database.owner.query<{ pool: string }>(
    `select distinct j.locked_by as pool from graphile_worker._private_jobs j
      where j.locked_by is not null
        and not exists (select from pg_locks l
                         where l.locktype = 'advisory' and l.database = (select oid from pg_database where datname = current_database())
                           and l.classid = (hashtext($1)::bigint & 4294967295)::oid and l.objid = (hashtext(j.locked_by)::bigint & 4294967295)::oid
                           and l.objsubid = 2)`,
    [FAMILY],
  )
  const missing = new Set(rows.map(({ pool }) => pool))
  for (const pool of missingSince.keys()) if (!missing.has(pool)) missingSince.delete(pool)
  for (const pool of missing) if (!missingSince.has(pool)) missingSince.set(pool, Date.now())
  const dead = [...missing].filter((pool) => Date.now() - (missingSince.get(pool) ?? Date.now()) >= GRACE_MS)
  if (dead.length === 0) return
  await kith.database.owner.query(
    `update graphile_worker._private_jobs
        set max_attempts = greatest(max_attempts, least(max_attempts + 1, 30)), locked_at = null, locked_by = null,
            last_error = 'The process that ran this job died.'
      where locked_by = any ($1)`,
    [dead],
  )
}
