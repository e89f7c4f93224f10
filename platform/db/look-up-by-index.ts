import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'

/**
 * For a transaction that asks for a thousand records by their keys: has PostgreSQL look each up in an index. Its statistics
 * lag behind a table that has just grown, and it would read that whole for every thousand.
 */
export async function lookUpByIndex(ctx: Ctx): Promise<void> {
  await sql`set local enable_seqscan = off; set local enable_hashjoin = off; set local enable_mergejoin = off`.execute(
    ctx.db,
  )
}
