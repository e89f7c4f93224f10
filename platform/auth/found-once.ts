import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Ctx } from '#platform/ctx/ctx'
import { answerOnce } from '#platform/http/idempotency'

/** Runs `work` in the transaction that founds a workspace; a repetition of it gets what the first one answered. */
export type Once = <T>(ctx: Ctx, work: () => Promise<T>) => Promise<T>

/** For somebody who repeats nothing: the operator at the command line. */
export const always: Once = (_, work) => work()

/**
 * Honours `Idempotency-Key` where a workspace is founded: there is none yet to keep the answer in.
 * @param visitor whose keys these are: a person, or a stranger's address
 * @param asked what the request asks for, without any password: a hash of it is kept
 */
export function foundOnce(request: FastifyRequest, visitor: string, asked: object): Once {
  return async (ctx, work) => {
    const shelf = (key: string) => foundingShelf(ctx, createHash('sha256').update(`${visitor}\n${key}`).digest())
    const { body } = await answerOnce(request, asked, shelf, async () => ({ status: 200, body: await work() }))
    return body as Awaited<ReturnType<typeof work>> // kept of the same endpoint: the request's hash holds its address
  }
}

const foundingShelf = ({ db, now }: Ctx, key: Buffer) => ({
  claim: async (requestHash: string) =>
    (await db
      .insertInto('foundingAnswers')
      .values({ key, requestHash, createdAt: now().toISOString() })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .returning('key')
      .executeTakeFirst()) !== undefined,
  earlier: () => db.selectFrom('foundingAnswers').selectAll().where('key', '=', key).executeTakeFirst(),
  keep: async (status: number, body: unknown) => {
    await db
      .updateTable('foundingAnswers')
      .set({ status, body: JSON.stringify(body) })
      .where('key', '=', key)
      .execute()
  },
})
