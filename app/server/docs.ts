import { createRequire } from 'node:module'
import path from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

const page = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Kith API</title>
<link rel="stylesheet" href="/api/docs/assets/swagger-ui.css"></head>
<body><main id="api"></main><script src="/api/docs/assets/swagger-ui-bundle.js"></script><script src="/api/docs/start.js"></script></body>
</html>`

const start = `SwaggerUIBundle({ url: '/api/v1/openapi.json', dom_id: '#api', deepLinking: true, filter: true, docExpansion: 'none', validatorUrl: null, supportedSubmitMethods: ['get'] })`

/** `/api/v1/openapi.json`, and the same to read at `/api/docs`. The document is made when first asked for. */
export async function mountDocs(server: FastifyInstance): Promise<void> {
  let made: Promise<string> | null = null
  server.get('/api/v1/openapi.json', async (_, reply) => {
    made ??= import('./openapi.ts').then(async ({ openApiDocument }) => JSON.stringify(await openApiDocument()))
    return reply.type('application/json').send(await made)
  })
  server.get('/api/docs', async (_, reply) => reply.type('text/html').send(page))
  server.get('/api/docs/start.js', async (_, reply) => reply.type('text/javascript').send(start))
  const assets = path.dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'))
  await server.register(fastifyStatic, {
    root: assets,
    prefix: '/api/docs/assets/',
    decorateReply: false,
    maxAge: '1d',
  })
}
