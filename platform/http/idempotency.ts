import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from './refusal.ts'

export interface Answer {
  status: number
  body: unknown
  /** A field of the body that is not kept: a repetition gets null there. */
  shownOnce?: string | null
}

/** Where the answer to one key is kept, in the transaction of what the request writes. */
export interface Shelf {
  /** False: the key is taken. Waits for another who is taking it to commit. */
  claim(requestHash: string): Promise<boolean>
  earlier(): Promise<{ requestHash: string; status: number | null; body: unknown } | undefined>
  keep(status: number, body: unknown): Promise<void>
}

/**
 * Honours `Idempotency-Key` on POST: the first request's answer is kept in the same transaction as its writes, a
 * repetition gets that answer. Two at once: the primary key lets one in, the other waits for it to commit.
 * @param asked what a repetition must ask for again
 * @throws Refusal invalid_input, idempotency_key_reused
 */
export async function answerOnce(
  request: FastifyRequest,
  asked: unknown,
  shelfOf: (key: string) => Shelf,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const key = request.headers['idempotency-key']
  if (request.method !== 'POST' || typeof key !== 'string') return work()
  if (key.length < 1 || key.length > 255)
    refuse('invalid_input', {}, [
      { path: 'Idempotency-Key', code: 'too_long', message: 'The key is too long', mend: 'Use 1 to 255 characters.' },
    ])
  const requestHash = createHash('sha256')
    .update(`${request.url}\n${JSON.stringify(asked ?? null)}`)
    .digest('hex')
  const shelf = shelfOf(key)
  if (!(await shelf.claim(requestHash))) return earlierAnswer(shelf, requestHash)
  const answer = await work()
  await shelf.keep(answer.status, kept(answer))
  return answer
}

const kept = ({ body, shownOnce }: Answer) => (shownOnce ? { ...Object(body), [shownOnce]: null } : (body ?? null))

async function earlierAnswer(shelf: Shelf, requestHash: string): Promise<Answer> {
  const earlier = await shelf.earlier()
  if (!earlier || earlier.status === null) refuse('idempotency_key_in_use')
  if (earlier.requestHash !== requestHash) refuse('idempotency_key_reused')
  return { status: earlier.status, body: earlier.body }
}

/** The answers of one workspace; its keys belong to all who work in it. */
export function workspaceShelf({ db, workspaceId, now }: Ctx): (key: string) => Shelf {
  return (key) => ({
    claim: async (requestHash) =>
      (await db
        .insertInto('idempotencyKeys')
        .values({ workspaceId, key, requestHash, createdAt: now().toISOString() })
        .onConflict((conflict) => conflict.columns(['workspaceId', 'key']).doNothing())
        .returning('key')
        .executeTakeFirst()) !== undefined,
    earlier: () => db.selectFrom('idempotencyKeys').selectAll().where('key', '=', key).executeTakeFirst(),
    keep: async (status, body) => {
      await db
        .updateTable('idempotencyKeys')
        .set({ status, body: JSON.stringify(body) })
        .where('key', '=', key)
        .execute()
    },
  })
}
