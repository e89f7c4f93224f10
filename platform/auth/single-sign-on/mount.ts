import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { actingForJob } from '#platform/ctx/acting-for'
import { type Acting, inWorkspace, type Kith } from '#platform/ctx/ctx'
import { Refusal, refuse } from '#platform/http/refusal'
import { countAttempt } from '../attempts.ts'
import { ADDRESS_HEADER } from '../auth.ts'
import { type BegunSignIn, beginSignIn, takeSignIn } from './begun-sign-in.ts'
import { letIn } from './let-in.ts'
import { noteLetIn, noteRefused } from './noted.ts'
import { authorizationAddress, type Claims, claimsOf } from './openid.ts'
import { findProvider, type StoredProvider, spokenTo } from './provider.ts'

/** Tries from one address; an office comes at nine o'clock. */
const limit = { most: 60, seconds: 60 }
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** A path of our own: a link must not lead elsewhere. */
const OWN_PATH = /^\/(?![/\\])/

/**
 * The way to a workspace's provider and back. Both ends are pages to a browser, so what is refused leads to the sign-in screen,
 * which has the words for it.
 */
export function mountSingleSignOn(server: FastifyInstance, kith: Kith): void {
  server.get<{ Params: { id: string }; Querystring: { next?: unknown } }>(
    '/api/auth/single-sign-on/:id',
    (request, reply) =>
      orBackToSignIn(kith, reply, async () => {
        await countAttempt(kith, `single sign-on from ${request.ip}`, limit)
        const { id } = request.params
        const { next } = request.query
        const { provider } = await providerBy(kith, id)
        const own = typeof next === 'string' && OWN_PATH.test(next) ? next : '/'
        const begun = beginSignIn(kith, reply, { providerId: id, next: own })
        return authorizationAddress(kith, spokenTo(kith, provider), begun)
      }),
  )
  server.get<{ Querystring: { state?: unknown } }>('/api/auth/single-sign-on/return', (request, reply) =>
    orBackToSignIn(kith, reply, async () => {
      await countAttempt(kith, `single sign-on from ${request.ip}`, limit)
      const begun = takeSignIn(kith, request, reply, String(request.query.state ?? ''))
      if (!begun) return refuse('sign_in_interrupted')
      return comeBack(kith, request, reply, begun)
    }),
  )
}

async function comeBack(kith: Kith, request: FastifyRequest, reply: FastifyReply, begun: BegunSignIn): Promise<string> {
  const { provider, acting } = await providerBy(kith, begun.providerId)
  let claims: Claims | undefined
  try {
    const { search } = new URL(request.url, kith.config.publicUrl)
    claims = await claimsOf(kith, spokenTo(kith, provider), begun, search)
    const { userId } = await come(kith, acting, provider, claims)
    const session = { userId, workspaceId: acting.workspaceId, secondStepDue: !claims.secondStep }
    reply.header('set-cookie', await kith.auth.openProviderSession(session, headersOf(request)))
    await noteLetIn(kith, request, acting, userId)
    return begun.next
  } catch (no) {
    if (no instanceof Refusal) await noteRefused(kith, request, acting, { email: claims?.email, reason: no.code })
    throw no
  }
}

/** What the provider is set to may have changed while somebody was there: it is read anew where it decides. */
function come(kith: Kith, acting: Acting, { id }: StoredProvider, claims: Claims) {
  return inWorkspace(kith, acting, async (ctx) => {
    const provider = await findProvider(ctx)
    if (provider?.id !== id || !provider.enabled) return refuse('provider_off')
    return letIn(ctx, provider, claims)
  })
}

/** @throws Refusal provider_off */
async function providerBy(kith: Kith, id: string): Promise<{ provider: StoredProvider; acting: Acting }> {
  if (!UUID.test(id)) refuse('provider_off')
  const { rows } = await sql<{ workspaceId: string | null }>`
    select kith.workspace_of_provider(${id}::uuid) as workspace_id`.execute(kith.database.app)
  const workspaceId = rows[0]?.workspaceId ?? refuse('provider_off')
  const acting = await actingForJob(kith, { workspaceId, userId: null })
  const provider = await inWorkspace(kith, acting, findProvider, { readOnly: true })
  return { provider: provider ?? refuse('provider_off'), acting }
}

function headersOf(request: FastifyRequest): Headers {
  return new Headers({
    [ADDRESS_HEADER]: request.ip,
    'user-agent': request.headers['user-agent'] ?? '',
  })
}

async function orBackToSignIn(kith: Kith, reply: FastifyReply, take: () => Promise<string>) {
  reply.header('cache-control', 'no-store')
  try {
    return reply.redirect(await take(), 303)
  } catch (no) {
    if (!(no instanceof Refusal)) throw no
    kith.log.warn({ reason: no.code, ...no.params }, 'single sign-on was refused')
    return reply.redirect(`/sign-in?${new URLSearchParams({ refused: no.code, ...worded(no) })}`, 303)
  }
}

/** What the screen's words about a refusal need to know. */
const worded = ({ params }: Refusal): Record<string, string> =>
  typeof params.domain === 'string' ? { about: params.domain } : {}
