import type { FastifyRequest } from 'fastify'
import { uuidv7 } from 'uuidv7'
import { readAddress } from '#platform/calendar/secret-address'
import { actingForStranger } from '#platform/ctx/acting-for-stranger'
import { type Acting, type Ctx, inWorkspace, type Kith } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { type StoredChannel, storedChannel } from '../domain/find-channel.ts'
import { type ChatSession, openSession } from '../domain/sessions.ts'

/** A request of a widget: by which chat, and whose. */
export interface Visit {
  acting: Acting
  channel: StoredChannel
  session: ChatSession | undefined
}

/** The websites whose pages may read an answer, by the request it is to. */
const allowed = new WeakMap<FastifyRequest, string>()

/** The origin that may read the answer to a request; undefined: none, or it came from none. */
export const allowedOrigin = (request: FastifyRequest) => allowed.get(request)

/**
 * Works in one transaction on a request of a widget.
 * @throws Refusal chat_not_found, also for one that is off; chat_origin_refused for a website it does not stand on
 */
export async function visiting<T>(kith: Kith, request: FastifyRequest, work: (ctx: Ctx, visit: Visit) => Promise<T>) {
  const { word = '' } = Object(request.params)
  const [workspaceId = '', channelId = ''] = readAddress(String(word), 2, { isPublic: true })?.ids ?? []
  const stranger = channelId === '' ? undefined : await actingForStranger(kith, workspaceId)
  if (!stranger) return refuse('chat_not_found')
  const acting = { ...stranger, address: request.ip, causeId: uuidv7() }
  return inWorkspace(kith, acting, async (ctx): Promise<T> => {
    const channel = await storedChannel(ctx, channelId)
    if (!channel) return refuse('chat_not_found')
    expectOrigin(kith, request, channel)
    if (channel.state === 'off') refuse('chat_not_found')
    return work(ctx, { acting, channel, session: await sessionOf(ctx, channel, request) })
  })
}

/** As `visiting`, for whoever has begun. @throws Refusal chat_session_ended */
export const conversing = <T>(
  kith: Kith,
  request: FastifyRequest,
  work: (ctx: Ctx, visit: Visit & { session: ChatSession }) => Promise<T>,
) =>
  visiting(kith, request, async (ctx, { session, ...visit }): Promise<T> => {
    if (!session) return refuse('chat_session_ended')
    return work(ctx, { ...visit, session })
  })

async function sessionOf(ctx: Ctx, channel: StoredChannel, { headers }: FastifyRequest) {
  const token = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1]
  return token ? openSession(ctx, channel, token) : undefined
}

/** Kith's own pages show a chat to whoever sets it up. Who is no browser names no origin, and reads answers anyway. */
function expectOrigin(kith: Kith, request: FastifyRequest, { content }: StoredChannel): void {
  const { origin } = request.headers
  if (origin === undefined) return
  if (!content.origins.includes(origin) && origin !== new URL(kith.config.publicUrl).origin)
    refuse('chat_origin_refused', { origin })
  allowed.set(request, origin)
}
