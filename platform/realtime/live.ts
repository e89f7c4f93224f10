import type { ServerResponse } from 'node:http'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { actingOf, authenticate } from '#platform/auth/authenticate'
import type { Acting, Kith } from '#platform/ctx/ctx'
import { Refusal } from '#platform/http/refusal'
import { openFanOut } from './fan-out.ts'

const BEAT_MS = 25_000
// Proxies that buffer would hold back what is to be seen at once.
const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  'x-accel-buffering': 'no',
  'x-content-type-options': 'nosniff',
}

/** Whether this person may hear which record changed, whichever it is. */
const mayHearAll = ({ rights }: Acting) => !rights?.narrowing

/**
 * Serves `GET /api/v1/live`, a stream of server-sent events: what changed in the visitor's workspace, never its content.
 * A plain message is a change `{objects, id, contactId, type, by}`, or `{"resync":true}` when some may have been missed;
 * `event: progress` carries `{kind, id, done, total, …}`; `event: people` carries `{kind}`, what is another for this person alone.
 */
export function mountLive(server: FastifyInstance, kith: Kith): void {
  const fanOut = openFanOut(kith.database.standing)
  const beat = setInterval(() => void checkAll(), BEAT_MS).unref()
  const visitors = new Map<ServerResponse, { request: FastifyRequest; workspaceId: string; seesAll: boolean }>()

  server.get('/api/v1/live', async (request, reply) => {
    const acting = actingOf(await authenticate(kith, request), 'signedIn')
    reply.hijack()
    reply.raw.writeHead(200, HEADERS)
    reply.raw.write('retry: 2000\n\n')
    const { workspaceId, userId, keyId } = acting
    const seesAll = mayHearAll(acting)
    const leave = fanOut.join(workspaceId, reply.raw, { userId, keyId, seesAll })
    visitors.set(reply.raw, { request, workspaceId, seesAll })
    reply.raw.once('close', () => {
      leave()
      visitors.delete(reply.raw)
    })
  })

  // Whoever signed out, lost the workspace or may see less than before hears no more. The beat also shows proxies that the
  // stream lives.
  async function checkAll(): Promise<void> {
    for (const [stream, { request, workspaceId, seesAll }] of visitors) {
      if (await stillWelcome(request, workspaceId, seesAll)) stream.write(':\n\n')
      else stream.end()
    }
  }
  async function stillWelcome(request: FastifyRequest, workspaceId: string, seesAll: boolean): Promise<boolean> {
    try {
      const acting = actingOf(await authenticate(kith, request), 'signedIn')
      return acting.workspaceId === workspaceId && mayHearAll(acting) === seesAll
    } catch (error) {
      // The database may be away for a moment; that signs nobody out.
      return !(error instanceof Refusal)
    }
  }

  server.addHook('preClose', async () => {
    clearInterval(beat)
    fanOut.close()
    for (const stream of visitors.keys()) stream.end()
  })
}
