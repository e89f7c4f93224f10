import { domainToASCII, domainToUnicode } from 'node:url'
import { type Parsed, parsed, plain, refused } from './parsed.ts'

const COMMON = /^[a-z0-9_%+'-]+(?:\.[a-z0-9_%+'-]+)*@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,63}$/i
const LOCAL = /^[^\s@<>()[\]\\,;:"]+$/u
const DOMAIN = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}\p{M}-]*[\p{L}\p{N}\p{M}])?\.)+[\p{L}\p{M}\p{N}-]{2,63}$/u

/**
 * Reads one email address as people write it: `mailto:`, `Ann <a@b.c>`, full-width letters, capitals.
 * The value is lower case with its domain in Unicode, so `xn--bcher-kva.example` and `Bücher.example` are one address.
 * Refuses with `email_invalid`, suggesting the address when `(at)` or `(dot)` hide it.
 */
export function parseEmail(text: string): Parsed<string> {
  if (text.length <= 254 && COMMON.test(text) && !text.includes('xn--')) return parsed(text.toLowerCase())
  const bare = bareAddress(plain(text))
  const address = canonical(bare)
  if (address) return parsed(address)
  const mended = canonical(unhidden(bare))
  return refused('email_invalid', 'Write one address such as name@example.com.', mended ?? undefined)
}

function bareAddress(text: string): string {
  const angled = /<([^<>]+)>\s*$/.exec(text)
  return (angled?.[1] ?? text)
    .trim()
    .replace(/^mailto:/i, '')
    .replace(/\?.*$/, '')
    .replace(/^['"]+|['",;.]+$/g, '')
}

function canonical(address: string): string | null {
  const at = address.lastIndexOf('@')
  const local = address.slice(0, at)
  const domain = address.slice(at + 1)
  if (at < 1 || local.length > 64 || address.length > 254) return null
  if (!LOCAL.test(local) || local.startsWith('.') || local.endsWith('.') || local.includes('..')) return null
  if (!DOMAIN.test(domain) || /^[\d.]+$/.test(domain)) return null
  const ascii = domainToASCII(domain)
  return ascii ? `${local.toLowerCase()}@${domainToUnicode(ascii)}` : null
}

function unhidden(text: string): string {
  return text
    .replace(/\s*[([{]\s*(?:at|ät|a)\s*[)\]}]\s*|\s+(?:at|ät)\s+/gi, '@')
    .replace(/\s*[([{]\s*(?:dot|punkt|pkt)\s*[)\]}]\s*|\s+(?:dot|punkt)\s+/gi, '.')
    .replace(/\s*@\s*/, '@')
    .replace(/,(?=[a-z]{2,}$)/i, '.')
    .replace(/\s+/g, '')
}
