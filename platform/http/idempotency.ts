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

/**
 * Honours `Idempotency-Key` on POST: the first request's answer is kept in the same transaction as its writes, a
 * repetition gets that answer. Two at once: the primary key lets one in, the other waits for it to commit.
 */
export async function answerOnce(ctx: Ctx, request: FastifyRequest, work: () => Promise<Answer>): Promise<Answer> {
  const key = request.headers['idempotency-key']
  if (request.method !== 'POST' || typeof key !== 'string') return work()
  if (key.length < 1 || key.length > 255)
    refuse('invalid_input', {}, [
      { path: 'Idempotency-Key', code: 'too_long', message: 'The key is too long', mend: 'Use 1 to 255 characters.' },
    ])
  const requestHash = createHash('sha256')
    .update(`${request.url}\n${JSON.stringify(request.body ?? null)}`)
    .digest('hex')
  const claimed = await ctx.db
    .insertInto('idempotencyKeys')
    .values({ workspaceId: ctx.workspaceId, key, requestHash, createdAt: ctx.now().toISOString() })
    .onConflict((conflict) => conflict.columns(['workspaceId', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst()
  if (!claimed) return earlierAnswer(ctx, key, requestHash)
  const answer = await work()
  await ctx.db
    .updateTable('idempotencyKeys')
    .set({ status: answer.status, body: JSON.stringify(kept(answer)) })
    .where('key', '=', key)
    .execute()
  return answer
}

const kept = ({ body, shownOnce }: Answer) => (shownOnce ? { ...Object(body), [shownOnce]: null } : (body ?? null))

async function earlierAnswer(ctx: Ctx, key: string, requestHash: string): Promise<Answer> {
  const earlier = await ctx.db.selectFrom('idempotencyKeys').selectAll().where('key', '=', key).executeTakeFirst()
  if (!earlier || earlier.status === null) refuse('idempotency_key_in_use')
  if (earlier.requestHash !== requestHash) refuse('idempotency_key_reused')
  return { status: earlier.status, body: earlier.body }
}
