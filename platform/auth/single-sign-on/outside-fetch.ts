import { lookup } from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import type { CustomFetch } from 'openid-client'
import { isWithin } from '#platform/values/network'

const TIMEOUT_MS = 8_000
/** Keys and discovery documents are a few kilobytes. */
const MOST_BYTES = 512 * 1024

/** Of this machine, of a network behind it, or of none. */
const privateNetworks =
  `0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.168.0.0/16
  198.18.0.0/15 224.0.0.0/4 240.0.0.0/4 ::/128 ::1/128 64:ff9b::/96 fc00::/7 fe80::/10 ff00::/8`.split(/\s+/)

/** Why something outside was not asked, or gave no answer. */
export class OutsideFailure extends Error {
  override name = 'OutsideFailure'
  readonly why: 'not_https' | 'private_address' | 'unreachable' | 'too_large'

  constructor(why: OutsideFailure['why'], message: string) {
    super(message)
    this.why = why
  }
}

/**
 * `fetch` to an address that somebody typed in: https alone, to the public internet alone, for 8 seconds and half a megabyte,
 * without following anybody elsewhere. The address is judged where the connection is made, so that a name that changes its
 * mind between the question and the call leads nowhere.
 * @param allowPrivate as the operator says (KITH_PRIVATE_PROVIDERS): then also this machine's networks, and http to itself
 * @param mostBytes of an answer, where half a megabyte is not enough
 */
export function outsideFetch(allowPrivate: boolean, mostBytes = MOST_BYTES): CustomFetch {
  return async (address, { method, headers, body }) => {
    const url = new URL(address)
    if (url.protocol !== 'https:' && !(allowPrivate && isLoopback(url)))
      throw new OutsideFailure('not_https', `${url.origin} is not https`)
    const host = url.hostname.replace(/^\[|\]$/g, '')
    if (!allowPrivate && isIP(host) && isPrivate(host)) throw new OutsideFailure('private_address', host)
    return ask(url, {
      method,
      headers: { ...headers, 'accept-encoding': 'identity' },
      body: body == null ? undefined : String(body),
      lookup: allowPrivate ? lookup : publicLookup,
      mostBytes,
    })
  }
}

const isLoopback = ({ hostname }: URL) => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)

export const isPrivate = (address: string) => isWithin(address, privateNetworks)

/** Names that lead into a private network lead nowhere. */
const publicLookup: LookupFunction = (name, options, answer) =>
  lookup(name, { ...options, all: true }, (failure, found) => {
    if (failure) return answer(failure, '')
    const hidden = found.find(({ address }) => isPrivate(address))
    if (hidden) return answer(new OutsideFailure('private_address', hidden.address), '')
    const [first] = found
    return options.all ? answer(null, found) : answer(null, first?.address ?? '', first?.family)
  })

interface Asking {
  method: string
  headers: Record<string, string>
  body: string | undefined
  lookup: LookupFunction
  mostBytes: number
}

function ask(url: URL, { method, headers, body, lookup: resolve, mostBytes }: Asking): Promise<Response> {
  const { request } = url.protocol === 'https:' ? https : http
  return new Promise((fulfil, fail) => {
    const signal = AbortSignal.timeout(TIMEOUT_MS)
    const unreachable = (cause: Error) =>
      fail(cause instanceof OutsideFailure ? cause : new OutsideFailure('unreachable', cause.message))
    const asked = request(url, { method, headers, signal, lookup: resolve, agent: false }, (answer) => {
      const parts: Buffer[] = []
      let size = 0
      answer.on('data', (part: Buffer) => {
        size += part.length
        if (size > mostBytes) answer.destroy(new OutsideFailure('too_large', `more than ${mostBytes} bytes`))
        else parts.push(part)
      })
      answer.on('error', unreachable)
      answer.on('end', () => {
        const told = Object.entries(answer.headers).flatMap(([name, value]): [string, string][] =>
          value === undefined ? [] : [[name, String(value)]],
        )
        const status = answer.statusCode ?? 500
        const content = Buffer.concat(parts)
        fulfil(new Response(bodiless.has(status) ? null : content, { status, headers: told }))
      })
    })
    asked.on('error', unreachable)
    asked.end(body)
  })
}

/** Answers that `Response` takes no body with. */
const bodiless = new Set([204, 205, 304])
