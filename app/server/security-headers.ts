import type { FastifyInstance } from 'fastify'

// Mantine sets style attributes from scripts and writes one style element; nothing else is inline.
const policy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-src 'self' blob:",
  "worker-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/** What every answer tells the browser to refuse. */
export function setSecurityHeaders(server: FastifyInstance, publicUrl: string): void {
  const encrypted = publicUrl.startsWith('https:')
  server.addHook('onSend', async (_, reply) => {
    // A download brings a stricter one of its own.
    if (!reply.hasHeader('content-security-policy')) reply.header('content-security-policy', policy)
    reply.header('x-content-type-options', 'nosniff')
    reply.header('referrer-policy', 'same-origin')
    // The older word for what the policy says; forms of strangers may stand in frames, mails in ours.
    const framed = /frame-ancestors (\*|'self')/.exec(String(reply.getHeader('content-security-policy')))?.[1]
    if (framed !== '*') reply.header('x-frame-options', framed ? 'SAMEORIGIN' : 'DENY')
    reply.header('cross-origin-opener-policy', 'same-origin')
    reply.header('permissions-policy', 'camera=(), microphone=(), geolocation=()')
    if (encrypted) reply.header('strict-transport-security', 'max-age=31536000')
  })
}
