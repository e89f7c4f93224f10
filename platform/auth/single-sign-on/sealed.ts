import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Kith } from '#platform/ctx/ctx'

const NONCE_BYTES = 12
const TAG_BYTES = 16

/**
 * Encrypts a text with the installation's secret (AES-256-GCM, NIST SP 800-38D): nonce, tag, cipher text. `purpose` keeps what
 * is sealed for one thing from being opened for another.
 */
export function seal(kith: Kith, purpose: string, text: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', keyOf(kith, purpose), nonce)
  const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), hidden])
}

/** What was sealed; null when it was changed, sealed for another purpose, or with another installation's secret. */
export function unseal(kith: Kith, purpose: string, sealed: Buffer): string | null {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) return null
  const decipher = createDecipheriv('aes-256-gcm', keyOf(kith, purpose), sealed.subarray(0, NONCE_BYTES))
  decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
  try {
    const shown = decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES))
    return Buffer.concat([shown, decipher.final()]).toString('utf8')
  } catch {
    // Node tells a wrong tag only by throwing.
    return null
  }
}

/** 32 bytes, as AES-256 takes them. */
const keyOf = (kith: Kith, purpose: string) => kith.auth.sign(`seal ${purpose}`, '')
