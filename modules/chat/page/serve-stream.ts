import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Kith } from '#platform/ctx/ctx'
import { Refusal } from '#platform/http/refusal'
import { noteSeen } from '../domain/whereabouts.ts'
import { readShape, shapes } from './shapes.ts'
import { openStreams, type Streams } from './streams.ts'
import { allowedOrigin, conversing } from './visit.ts'

const BEAT_MS = 25_000

/**
 * Serves `GET /chat/{chat}/stream`, server-sent events: `event: line` with a line after `since`, its number as the id, in order,
 * each once; `event: typing` with `{name, typing}` of a colleague. Whoever was cut off asks again from the last line they have.
 */
export function mountStream(chat: FastifyInstance, kith: Kith): Streams {
  const streams = openStreams(kith)
  const open = new Map<NodeJS.WritableStream & { end(): void }, FastifyRequest>()
  const beat = setInterval(() => void checkAll(), BEAT_MS).unref()

  chat.get('/chat/:word/stream', async (request, reply) => {
    const { since } = readShape(shapes.since, request.query)
    const { acting, session } = await conversing(kith, request, async (ctx, visit) => {
      await noteSeen(ctx, visit.session)
      return visit
    })
    reply.hijack()
    const origin = allowedOrigin(request)
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      // Proxies that buffer would hold back what is to be seen at once.
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
      vary: 'Origin',
      ...(origin ? { 'access-control-allow-origin': origin } : {}),
    })
    reply.raw.write(':\n\n')
    open.set(reply.raw, request)
    reply.raw.once('close', () => open.delete(reply.raw))
    const { id: visitorId, conversationId } = session.visitor
    streams.join({ raw: reply.raw, acting, visitorId, conversationId, since })
  })

  // A chat that was switched off, or from a website it no longer stands on, falls silent. The beat also shows proxies that the
  // stream lives, and colleagues that the visitor is here.
  async function checkAll(): Promise<void> {
    for (const [raw, request] of open) {
      if (await stillWelcome(request)) raw.write(':\n\n')
      else raw.end()
    }
  }
  async function stillWelcome(request: FastifyRequest): Promise<boolean> {
    try {
      await conversing(kith, request, (ctx, { session }) => noteSeen(ctx, session))
      return true
    } catch (error) {
      // The database may be away for a moment; that ends nobody's chat.
      return !(error instanceof Refusal)
    }
  }

  chat.addHook('preClose', async () => {
    clearInterval(beat)
    streams.close()
  })
  return streams
}
