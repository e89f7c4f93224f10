import type pg from 'pg'

/** Forgets files by their ids; the sweep removes the content that none names any more. Whoever pointed to them lets go first. */
export async function forgetFiles(owner: Pick<pg.Pool, 'query'>, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await owner.query('delete from files where id = any ($1::uuid[])', [ids])
}
