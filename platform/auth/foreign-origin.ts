import type { FastifyRequest } from 'fastify'
import type { Kith } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'

/**
 * Refuses a state-changing request that another website made a visitor's browser send. Browsers name the origin of
 * each such request; one that carries a cookie but names none did not come from our pages.
 */
export function refuseForeignOrigin(kith: Kith, request: FastifyRequest): void {
  if (request.method === 'GET' || request.method === 'HEAD') return
  const { origin, host } = request.headers
  const site = request.headers['sec-fetch-site']
  if (origin === undefined ? site === 'same-origin' || site === 'none' : isOurs(kith, origin, host)) return
  refuse('foreign_origin')
}

/** As `refuseForeignOrigin`, for requests that need no cookie: a script names no origin and has none, a browser always names one. */
export function refuseForeignOriginIfNamed(kith: Kith, request: FastifyRequest): void {
  const { cookie, origin } = request.headers
  if (cookie !== undefined || origin !== undefined || request.headers['sec-fetch-site'] !== undefined)
    refuseForeignOrigin(kith, request)
}

function isOurs(kith: Kith, origin: string, host: string | undefined): boolean {
  if (origin === new URL(kith.config.publicUrl).origin) return true
  return URL.canParse(origin) && new URL(origin).host === host
}
