import { existsSync } from 'node:fs'
import path from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { root } from '#platform/root'

const built = path.join(root, 'dist/web')

/** The web app: hashed files are kept for ever, every other address outside /api is its one page. */
export async function mountWebApp(server: FastifyInstance): Promise<void> {
  if (!existsSync(path.join(built, 'index.html'))) return
  await server.register(fastifyStatic, {
    root: built,
    wildcard: false,
    index: false,
    preCompressed: true,
    setHeaders: (reply, file) => {
      const hashed = file.includes(`${path.sep}assets${path.sep}`)
      reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  server.get('/*', async (request, reply) => {
    if (request.url.startsWith('/api/')) return reply.callNotFound()
    return reply.sendFile('index.html')
  })
}
