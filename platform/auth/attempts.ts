import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Ctx, Kith } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'

/** How often something may be tried within a window. */
export interface Limit {
  most: number
  seconds: number
}

interface Counting {
  /** How many it counts as. */
  times?: number
  /** Within a transaction, its own: one that waits for another connection while it holds one may wait for ever. */
  db?: Ctx['db'] | Kith['database']['app']
}

/**
 * Counts one attempt against `key` (an address, an account) and refuses it when there were too many, for all
 * processes together. The upsert decides: of any number at once exactly `most` pass.
 * @throws Refusal too_many_requests with the seconds to wait.
 */
export async function countAttempt(
  kith: Kith,
  key: string,
  { most, seconds }: Limit,
  { times = 1, db = kith.database.app }: Counting = {},
): Promise<void> {
  if (!kith.auth.limitAttempts) return
  const hash = createHash('sha256').update(key).digest()
  const { rows } = await sql<{ count: number; wait: number }>`
    insert into attempts as a (key, count, ends_at) values (${hash}, ${times}, now() + make_interval(secs => ${seconds}))
    on conflict (key) do update set
      count = case when a.ends_at <= now() then excluded.count else a.count + excluded.count end,
      ends_at = case when a.ends_at <= now() then excluded.ends_at else a.ends_at end
    returning count, ceil(extract(epoch from ends_at - now()))::integer as wait`.execute(db)
  const [attempt] = rows
  if (attempt && attempt.count > most) refuse('too_many_requests', { seconds: attempt.wait })
}
