import { createHash, randomBytes } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Kith } from '#platform/ctx/ctx'
import { seal, unseal } from './sealed.ts'

const MINUTES = 10
const purpose = 'a sign-in begun'
const path = '/api/auth/single-sign-on'

/** What a browser carries while somebody is at the provider: nothing of it is kept here. */
const BegunSignIn = z.object({
  providerId: z.string(),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  /** Where to go once one is in: a path of our own. */
  next: z.string(),
  endsAt: z.number(),
})
export type BegunSignIn = z.output<typeof BegunSignIn>

const random = () => randomBytes(32).toString('base64url')

/** Begins a sign-in and has the browser carry it. Several may be under way, in several tabs. */
export function beginSignIn(
  kith: Kith,
  reply: FastifyReply,
  { providerId, next }: { providerId: string; next: string },
) {
  const endsAt = kith.now().getTime() + MINUTES * 60_000
  const begun: BegunSignIn = { providerId, next, state: random(), nonce: random(), verifier: random(), endsAt }
  const value = seal(kith, purpose, JSON.stringify(begun)).toString('base64url')
  reply.header('set-cookie', cookieLine(kith, begun.state, value, MINUTES * 60))
  return begun
}

/** The sign-in that the browser began, taken from it; null: not this browser, or too long ago. */
export function takeSignIn(
  kith: Kith,
  request: FastifyRequest,
  reply: FastifyReply,
  state: string,
): BegunSignIn | null {
  const name = cookieName(kith, state)
  const carried = (request.headers.cookie ?? '').split(/; */).find((one) => one.startsWith(`${name}=`))
  if (!carried) return null
  reply.header('set-cookie', cookieLine(kith, state, '', 0))
  const text = unseal(kith, purpose, Buffer.from(carried.slice(name.length + 1), 'base64url'))
  const begun = text === null ? null : BegunSignIn.parse(JSON.parse(text))
  return begun && begun.state === state && begun.endsAt > kith.now().getTime() ? begun : null
}

const isSecure = (kith: Kith) => kith.config.publicUrl.startsWith('https:')

const cookieName = (kith: Kith, state: string) =>
  `${isSecure(kith) ? '__Secure-' : ''}kith.sso_${createHash('sha256').update(state).digest('hex').slice(0, 16)}`

const cookieLine = (kith: Kith, state: string, value: string, seconds: number) =>
  // Lax: it comes along when the provider sends the browser back.
  [
    `${cookieName(kith, state)}=${value}`,
    `Path=${path}`,
    `Max-Age=${seconds}`,
    'HttpOnly',
    'SameSite=Lax',
    ...(isSecure(kith) ? ['Secure'] : []),
  ].join('; ')
