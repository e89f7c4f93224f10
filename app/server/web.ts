import type { FastifyInstance } from 'fastify'
import { mountAuth } from '#platform/auth/mount'
import type { Kith } from '#platform/ctx/ctx'
import { createServer, serveRoutes } from '#platform/http/serve'
import { allRoutes } from './routes.ts'

/** The HTTP server with everything it serves; not yet listening. */
export async function buildServer(kith: Kith): Promise<FastifyInstance> {
  const server = createServer(kith)
  mountAuth(server, kith)
  serveRoutes(server, kith, allRoutes)
  return server
}
