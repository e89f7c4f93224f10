import { domainToUnicode } from 'node:url'
import { parse } from 'tldts'
import { type Parsed, parsed, plain, refused } from './parsed.ts'

/**
 * Reads a web address, `https://` added where people leave it out. The host becomes lower case, a lone trailing
 * slash goes, path and query stay as written. Only http and https: a link in a CRM must never run a script.
 */
export function parseUrl(text: string): Parsed<string> {
  const written = plain(text).replace(/^<|>$/g, '')
  const address = /^https?:\/\//i.test(written) ? written : `https://${written.replace(/^\/\//, '')}`
  const url = URL.canParse(address) && !/\s/.test(written) ? new URL(address) : null
  if (!url || !isHost(url.hostname) || url.username) {
    return refused('url_invalid', 'Write a web address such as https://example.com.')
  }
  const tail = url.pathname === '/' && !url.search && !url.hash ? '' : `${url.pathname}${url.search}${url.hash}`
  return parsed(`${url.protocol}//${url.host}${tail}`)
}

/** Reads the domain of a company from a domain, a web address or an email address: `https://www.Acme.example/x` → `acme.example`. */
export function parseDomain(text: string): Parsed<string> {
  const written = plain(text).replace(/^.*@/, '')
  const host = parse(written, { detectIp: true }).hostname
  if (!host || !isHost(host)) return refused('domain_invalid', 'Write a domain such as example.com.')
  const url = `http://${host}`
  return parsed(domainToUnicode(URL.canParse(url) ? new URL(url).hostname : host).replace(/^www\./, ''))
}

function isHost(host: string): boolean {
  const { hostname, isIp, publicSuffix } = parse(host)
  return !!hostname && !isIp && !!publicSuffix && hostname !== publicSuffix && /^[^.]+(?:\.[^.]+)+$/.test(hostname)
}
