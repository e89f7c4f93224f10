import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { root } from '#platform/root'

const built = path.join(root, 'dist/web')

/**
 * The web app: hashed files are kept for ever, every other address outside /api is its one page. Compressed forms lie
 * beside the files since the build.
 */
export async function mountWebApp(server: FastifyInstance): Promise<void> {
  if (!existsSync(path.join(built, 'index.html'))) return
  const files = new Set(
    readdirSync(built, { recursive: true }).map((file) => `/${String(file).replaceAll(path.sep, '/')}`),
  )
  await server.register(fastifyStatic, {
    root: built,
    // A route for each of hundreds of files would be made at every start.
    serve: false,
    preCompressed: true,
    setHeaders: (response, file) => {
      const hashed = file.includes(`${path.sep}assets${path.sep}`)
      response.setHeader('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  server.get('/*', async (request, reply) => {
    const [address = '/'] = request.url.split('?')
    if (address.startsWith('/api/')) return reply.callNotFound()
    // A script of an earlier build that is gone must not come as a page.
    if (address.startsWith('/assets/') && !files.has(address)) return reply.callNotFound()
    return reply.sendFile(files.has(address) && path.extname(address) ? address.slice(1) : 'index.html')
  })
}
