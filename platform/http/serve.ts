import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import { uuidv7 } from 'uuidv7'
import { z } from 'zod'
import { actingOf, authenticate } from '#platform/auth/authenticate'
import { type Ctx, inWorkspace, type Kith } from '#platform/ctx/ctx'
import { receiveUpload, type Upload } from '#platform/files/receive-upload'
import { answerOnce, workspaceShelf } from './idempotency.ts'
import { internalProblem, problemOf, refusalOfInput } from './problem.ts'
import { Refusal, refuse } from './refusal.ts'
import { addressOf, metaOf, type Route } from './route.ts'

/** 1,000 records of a batch with long notes fit; a dump does not. */
const BODY_LIMIT = 16 * 1024 * 1024

/** The HTTP server with problem documents for every error; routes and plug-ins are added by the caller before it listens. */
export function createServer(kith: Kith): FastifyInstance {
  const logger: FastifyBaseLogger = kith.log
  const server = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT,
    // A proxy on this machine, or one the operator names, tells the visitor's address; nobody else's word for it is taken.
    trustProxy: ['loopback', ...kith.config.trustedProxies],
    routerOptions: { maxParamLength: 1000, ignoreTrailingSlash: true },
    genReqId: () => crypto.randomUUID(),
    // An address that cannot be decoded never meets a route, nor the error handler below.
    frameworkErrors: (error, request, reply) => void answerError(kith, error, request, reply),
  })
  server.setErrorHandler((error, request, reply) => answerError(kith, error, request, reply))
  server.setNotFoundHandler((request, reply) =>
    answerError(kith, new Refusal('route_not_found', {}, []), request, reply),
  )
  return server
}

/** Serves each route under /api/v1: who asks, may they, is the input right, then one transaction. */
export function serveRoutes(server: FastifyInstance, kith: Kith, served: readonly Route[]): void {
  for (const route of served) {
    const { method, path } = addressOf(route.contract)
    server.route({
      method,
      url: `/api/v1${path.replace(/\{(\w+)\}/g, ':$1')}`,
      handler: async (request, reply) => {
        const answer = await run(kith, route, request)
        // What is true for one person now is nothing for a cache: not after a change, not after signing out.
        return reply.status(answer.status).header('cache-control', 'no-store').send(answer.body)
      },
    })
  }
}

async function run(kith: Kith, route: Route, request: FastifyRequest): Promise<{ status: number; body: unknown }> {
  const caller = { kith, request, upload: noUpload }
  const { permission, shownOnce, multipart } = metaOf(route.contract)
  const status = route.contract['~orpc'].route.successStatus ?? 200
  if (route.kind === 'public') return { status, body: await route.handle(caller, inputOf(route, request)) }
  const visitor = await authenticate(kith, request)
  if (route.kind === 'user') return { status, body: await route.handle(visitor, inputOf(route, request), caller) }
  const acting = actingOf(visitor, permission)
  const upload = multipart ? await receiveUpload(kith, request) : null
  const input = inputOf(route, request, upload?.fields)
  const answer = (ctx: Ctx) =>
    answerOnce(request, request.body, workspaceShelf(ctx), async () => {
      const output = await route.handle(ctx, input, upload ? { ...caller, upload: () => upload } : caller)
      return { status, body: kith.checkOutput ? checked(route, output) : output, shownOnce }
    })
  if (request.method === 'GET') return inWorkspace(kith, acting, answer, { readOnly: true })
  // All that one request does is one act, by whose id it is listed and taken back.
  return inWorkspace(kith, { ...acting, causeId: uuidv7() }, answer)
}

function noUpload(): never {
  throw new Error('Only a multipart endpoint has an upload')
}

/** Path, then query or body or form, as one object; the path wins. Throws the refusal that names what is wrong. */
function inputOf(route: Route, request: FastifyRequest, form?: Upload['fields']): never {
  const schema = route.contract['~orpc'].inputSchema
  if (!(schema instanceof z.ZodType)) throw new Error('An endpoint without an input shape')
  const { body } = request
  const inBody = request.method !== 'GET' && request.method !== 'DELETE' && !metaOf(route.contract).multipart
  if (inBody && body !== undefined && body !== null && (typeof body !== 'object' || Array.isArray(body)))
    refuse('invalid_input', {}, [
      { path: '', code: 'invalid_type', message: 'The body is no JSON object', mend: 'Send { … }.' },
    ])
  const given = { ...Object(request.query), ...(inBody ? Object(body) : form), ...Object(request.params) }
  const parsed = schema.safeParse(given)
  if (!parsed.success) throw refusalOfInput(parsed.error)
  return parsed.data as never // the handler's own input type: `routes` paired the two
}

/** In tests the answer is held against the contract, so that the documented shape stays true. */
function checked(route: Route, output: unknown): unknown {
  const schema = route.contract['~orpc'].outputSchema
  if (schema instanceof z.ZodType) schema.parse(JSON.parse(JSON.stringify(output ?? null)))
  return output
}

function answerError(kith: Kith, error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const refusal = refusalOf(error)
  if (!refusal) kith.log.error({ err: error, requestId: request.id, url: request.routeOptions.url }, 'request failed')
  const problem = refusal ? problemOf(refusal, request.id) : internalProblem(request.id)
  if (problem.code === 'too_many_requests') reply.header('retry-after', String(problem.params.seconds ?? 60))
  return reply.status(problem.status).type('application/problem+json').send(JSON.stringify(problem))
}

/** Fastify's own refusals in our words; null for a bug. */
function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error
  if (!(error instanceof Error)) return null
  const { code, statusCode } = error as Error & { code?: string; statusCode?: number }
  if (code === 'FST_ERR_BAD_URL' || code === 'FST_ERR_MAX_PARAM_LENGTH') return new Refusal('route_not_found', {}, [])
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new Refusal('body_too_large', { limit: '16 MB' }, [])
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return new Refusal('unsupported_media_type', { expected: 'application/json' }, [])
  if (code === 'FST_REQ_FILE_TOO_LARGE') return new Refusal('body_too_large', { limit: 'the upload limit' }, [])
  if (statusCode && statusCode >= 400 && statusCode < 500) return new Refusal('malformed_body', {}, [])
  return null
}
