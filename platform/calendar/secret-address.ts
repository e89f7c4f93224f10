import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

const SECRET_BYTES = 24

/** Bytes nobody guesses. */
export const freshSecret = () => randomBytes(SECRET_BYTES).toString('base64url')

export const hashOf = (secret: string) => createHash('sha256').update(secret).digest()

/** Whether two secrets are one; in the same time whatever they share. */
export const sameSecret = (a: string, b: string) => timingSafeEqual(hashOf(a), hashOf(b))

/** Ids and a secret as one word of an address: who knows it is let in, and the workspace is known without asking around. Without a secret it is public. */
export const writeAddress = (ids: readonly string[], secret = '') =>
  Buffer.concat([
    ...ids.map((id) => Buffer.from(id.replaceAll('-', ''), 'hex')),
    Buffer.from(secret, 'base64url'),
  ]).toString('base64url')

/** Undefined for a word that was not made by `writeAddress` with so many ids, and a secret unless it is public. */
export function readAddress(
  word: string,
  count: number,
  { isPublic = false } = {},
): { ids: string[]; secret: string } | undefined {
  const bytes = Buffer.from(word, 'base64url')
  if (bytes.length !== count * 16 + (isPublic ? 0 : SECRET_BYTES) || bytes.toString('base64url') !== word)
    return undefined
  const ids = Array.from({ length: count }, (_, index) => idOf(bytes.subarray(index * 16, index * 16 + 16)))
  return { ids, secret: bytes.subarray(count * 16).toString('base64url') }
}

const idOf = (bytes: Buffer) => bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
