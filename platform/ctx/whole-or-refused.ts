import { sql } from 'kysely'
import { Refusal } from '#platform/http/refusal'
import type { Ctx } from './ctx.ts'

/**
 * Does one of many things in this transaction, whole or not at all: refused, it leaves nothing behind and the others are done.
 * @returns why it was refused
 */
export async function wholeOrRefused(ctx: Ctx, work: () => Promise<void>): Promise<Refusal | undefined> {
  await sql`savepoint one_of_many`.execute(ctx.db)
  try {
    await work()
    await sql`release savepoint one_of_many`.execute(ctx.db)
    return undefined
  } catch (problem) {
    if (!(problem instanceof Refusal)) throw problem
    await sql`rollback to savepoint one_of_many`.execute(ctx.db)
    return problem
  }
}
