import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { FastifyInstance } from 'fastify'
import { root } from '#platform/root'

const built = path.join(root, 'dist/widget')

/** Serves `/chat/widget.js`, the one script that a website names. Not hashed, as its tag stands in pages that nobody rebuilds. */
export function mountWidget(server: FastifyInstance): void {
  const file = path.join(built, 'widget.js')
  if (!existsSync(file)) return
  const script = readFileSync(file)
  const packed = existsSync(`${file}.gz`) ? readFileSync(`${file}.gz`) : null
  server.get('/chat/widget.js', async (request, reply) => {
    const takesPacked = packed && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))
    reply
      .type('text/javascript; charset=utf-8')
      .header('cache-control', 'public, max-age=600, stale-while-revalidate=86400')
      .header('cross-origin-resource-policy', 'cross-origin')
      .header('vary', 'accept-encoding')
    return takesPacked ? reply.header('content-encoding', 'gzip').send(packed) : reply.send(script)
  })
}
