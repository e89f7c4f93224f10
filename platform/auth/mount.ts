import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Kith } from '#platform/ctx/ctx'
import { refusalOfInput } from '#platform/http/problem'
import { refuse } from '#platform/http/refusal'
import { noted, type StepTaken } from './access/noted.ts'
import { countAttempt, type Limit } from './attempts.ts'
import { ADDRESS_HEADER } from './auth.ts'
import { refuseForeignOriginIfNamed } from './foreign-origin.ts'
import { NewPassword } from './password.ts'
import { mountSingleSignOn } from './single-sign-on/mount.ts'
import { refuseWhereProviderNeeded } from './single-sign-on/provider-needed.ts'
import { noteSecondStep } from './single-sign-on/second-step.ts'

interface Step {
  input: z.ZodType<Record<string, unknown>>
  /** Attempts from one address. */
  limit: Limit
  /** Attempts at one account, from wherever they come. */
  account?: Limit
}

const MINUTE = 60
const email = z.email({ error: 'Not an email address' }).max(320)
// What is compared with a hash may be anything; the bound keeps hashing quick.
const secret = z.string().min(1).max(200)
const code = z.strictObject({ code: secret, trustDevice: z.boolean().optional() })
// Whoever comes by a provider alone has none; better-auth asks everybody else for it.
const confirmed = z.strictObject({ password: secret.optional() })
// An office behind one address signs in at nine o'clock.
const guessing: Limit = { most: 60, seconds: MINUTE }

/** The steps of better-auth that are open, each by POST below /api/auth. All others do not exist here. */
const steps: Record<string, Step> = {
  'sign-in/email': {
    input: z.strictObject({ email, password: secret, rememberMe: z.boolean().optional() }),
    limit: guessing,
    account: { most: 20, seconds: 10 * MINUTE },
  },
  'sign-out': { input: z.strictObject({}), limit: { most: 100, seconds: MINUTE } },
  'request-password-reset': {
    input: z.strictObject({ email }),
    limit: { most: 10, seconds: 10 * MINUTE },
    account: { most: 5, seconds: 60 * MINUTE },
  },
  'reset-password': { input: z.strictObject({ token: secret, newPassword: NewPassword }), limit: guessing },
  'change-password': {
    input: z.strictObject({
      currentPassword: secret,
      newPassword: NewPassword,
      revokeOtherSessions: z.boolean().optional(),
    }),
    limit: guessing,
  },
  'two-factor/enable': { input: confirmed, limit: guessing },
  'two-factor/disable': { input: confirmed, limit: guessing },
  'two-factor/generate-backup-codes': { input: confirmed, limit: guessing },
  'two-factor/verify-totp': { input: code, limit: guessing },
  'two-factor/verify-backup-code': { input: code, limit: guessing },
}

/** Serves sign-in under /api/auth and prolongs the sessions of people who come back. */
export function mountAuth(server: FastifyInstance, kith: Kith): void {
  server.post<{ Params: { '*': string } }>('/api/auth/*', async (request, reply) => {
    const path = request.params['*']
    const step = Object.hasOwn(steps, path) ? steps[path] : undefined
    if (!step) refuse('route_not_found')
    refuseForeignOriginIfNamed(kith, request)
    const input = inputOf(step, request)
    await countAttempt(kith, `${path} from ${request.ip}`, step.limit)
    if (step.account) await countAttempt(kith, `${path} of ${String(input.email).toLowerCase()}`, step.account)
    const take = () => taken(kith, request, { path, input })
    return pass(await noted(kith, request, { path, input }, take), reply)
  })
  mountSingleSignOn(server, kith)
  server.addHook('onRequest', async (request, reply) => {
    const { cookie } = request.headers
    if (request.routeOptions.url !== '/api/v1/session' || request.method !== 'GET' || !kith.auth.tokenOf(cookie)) return
    const renewed = await kith.auth.renew(cookie ?? '')
    if (renewed.length > 0) reply.header('set-cookie', renewed)
  })
}

async function taken(kith: Kith, request: FastifyRequest, { path, input }: StepTaken): Promise<Response> {
  if (path === 'sign-in/email') await refuseWhereProviderNeeded(kith, input)
  const answer = await kith.auth.answer(requestOf(kith, request, path, input))
  if (path === 'two-factor/verify-totp' || path === 'two-factor/verify-backup-code')
    await noteSecondStep(kith, [...answer.headers.getSetCookie(), request.headers.cookie ?? ''])
  return answer
}

function inputOf({ input }: Step, { body }: FastifyRequest): Record<string, unknown> {
  const parsed = input.safeParse(body ?? {})
  if (!parsed.success) throw refusalOfInput(parsed.error)
  // PostgreSQL stores no NUL; nothing rightful here has one.
  if (JSON.stringify(parsed.data).includes('\\u0000')) refuse('invalid_input')
  return parsed.data
}

/** Only what better-auth needs goes on: our own origin, as the visitor's has been checked, and the address as we know it. */
function requestOf(kith: Kith, request: FastifyRequest, path: string, input: Record<string, unknown>): Request {
  const { origin } = new URL(kith.config.publicUrl)
  const headers = new Headers({ 'content-type': 'application/json', origin, [ADDRESS_HEADER]: request.ip })
  for (const name of ['cookie', 'user-agent', 'accept-language'] as const) {
    const value = request.headers[name]
    if (value) headers.set(name, value)
  }
  return new Request(`${origin}/api/auth/${path}`, { method: 'POST', headers, body: JSON.stringify(input) })
}

/** The session's token stays in its HttpOnly cookie: a script in the page has no use for it. */
async function pass(answer: Response, reply: FastifyReply) {
  const cookies = answer.headers.getSetCookie()
  if (cookies.length > 0) reply.header('set-cookie', cookies)
  const { token, user, ...rest } = Object(await answer.json())
  return reply.status(answer.status).header('cache-control', 'no-store').send(rest)
}
