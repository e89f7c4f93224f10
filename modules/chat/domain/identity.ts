import '../events.ts'
import { createHmac, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx, Kith } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { text } from '#platform/objects/text'
import { type StoredChannel, storedChannel } from './find-channel.ts'

/** A token that outlives a day has left its page. */
const MOST_AHEAD_S = 86_400

const Claims = z.object({
  sub: z.union([text(200).pipe(z.string().min(1)), z.number().transform(String)]),
  exp: z.number(),
  name: text(200).optional(),
  email: text(320)
    .pipe(z.email())
    .transform((email) => email.toLowerCase())
    .optional(),
})

/** Who a visitor is, as their website has signed it. */
export interface Identity {
  provenAs: string
  name: string | null
  email: string | null
}

/**
 * The secret of a chat: reckoned from that of the installation, so that none lies in the database.
 * @throws Refusal chat_not_found
 */
export async function secretOf(ctx: Ctx, kith: Kith, { id }: { id: string }): Promise<{ secret: string }> {
  const channel = (await storedChannel(ctx, id)) ?? refuse('chat_not_found')
  return { secret: identitySecret(kith, ctx.workspaceId, channel) }
}

/** Makes another one; what was signed with the former no longer holds. @throws Refusal chat_not_found */
export async function renewSecret(ctx: Ctx, kith: Kith, { id }: { id: string }): Promise<{ secret: string }> {
  const channel = (await storedChannel(ctx, id, { hold: true })) ?? refuse('chat_not_found')
  await sql`update chat_channels set identity_round = identity_round + 1
    where workspace_id = ${ctx.workspaceId} and id = ${id}`.execute(ctx.db)
  const { name } = channel
  await ctx.record({ type: 'chatChannel.secretRenewed', object: 'chatChannel', recordId: id, payload: { name } })
  return secretOf(ctx, kith, { id })
}

const identitySecret = (kith: Kith, workspaceId: string, { id, identityRound }: StoredChannel) =>
  kith.auth.sign('chat identity', `${workspaceId} ${id} ${identityRound}`).toString('base64url')

/**
 * Reads a JSON Web Token (RFC 7519) signed by HS256, the one algorithm that is taken.
 * @throws Refusal chat_identity_invalid
 */
export function readIdentity(kith: Kith, workspaceId: string, channel: StoredChannel, token: string): Identity {
  const [head = '', claims = '', signature = '', ...more] = token.split('.')
  const right = createHmac('sha256', identitySecret(kith, workspaceId, channel))
    .update(`${head}.${claims}`)
    .digest()
  const given = Buffer.from(signature, 'base64url')
  const isSigned = more.length === 0 && given.length === right.length && timingSafeEqual(given, right)
  if (!isSigned || Object(jsonOf(head)).alg !== 'HS256') return refuse('chat_identity_invalid', { why: '' })
  const read = Claims.safeParse(jsonOf(claims))
  if (!read.success) return refuse('chat_identity_invalid', { why: 'A claim is missing or wrong.' })
  const ahead = read.data.exp - kith.now().getTime() / 1000
  if (ahead <= 0 || ahead > MOST_AHEAD_S) return refuse('chat_identity_invalid', { why: 'exp is not within a day.' })
  const { sub, name, email } = read.data
  return { provenAs: sub, name: name || null, email: email ?? null }
}

function jsonOf(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString())
  } catch {
    return null
  }
}
