import { createHmac, timingSafeEqual } from 'node:crypto'
import { parseCookies } from 'better-auth/cookies/utils'

/** The browser sends a cookie of the secure name only over TLS, and lets only TLS set it. */
const cookieName = (publicUrl: string, name: string) =>
  `${publicUrl.startsWith('https:') ? '__Secure-' : ''}kith.${name}`

export const sessionCookieName = (publicUrl: string) => cookieName(publicUrl, 'session_token')
export const secondStepCookieName = (publicUrl: string) => cookieName(publicUrl, 'two_factor')

/**
 * The session token in a Cookie header, if this installation signed it: a token read from a stolen backup is
 * worthless without the secret. better-auth writes the cookie as `token.base64(HMAC-SHA-256)`.
 */
export function sessionToken(cookieHeader: string | undefined, name: string, secret: string): string | null {
  const signed = cookieHeader ? parseCookies(cookieHeader).get(name) : undefined
  const dot = signed?.lastIndexOf('.') ?? -1
  if (!signed || dot < 1) return null
  const token = signed.slice(0, dot)
  const given = Buffer.from(signed.slice(dot + 1), 'base64')
  const right = createHmac('sha256', secret).update(token).digest()
  return given.length === right.length && timingSafeEqual(given, right) ? token : null
}
