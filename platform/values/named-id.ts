import { createHash } from 'node:crypto'

/** A UUID that is the same for the same words: whoever writes a row under it again writes the same row (RFC 9562, version 8). */
export function namedId(words: string): string {
  const hex = createHash('sha256').update(words).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
