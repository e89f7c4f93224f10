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
  readonly why: 'not_https' | 'private_address' | 'unreachable' | 'timed_out' | 'too_large'

  constructor(why: OutsideFailure['why'], message: string) {
    super(message)
    this.why = why
  }
}

interface Bounds {
  /** Of an answer, where half a megabyte is not enough. */
  mostBytes?: number
  timeoutMs?: number
  /** Where private addresses are allowed: http to all of them, not only to this machine. What leaves it is never unencrypted. */
  plainWithin?: boolean
}

/**
 * `fetch` to an address that somebody typed in: https alone, to the public internet alone, for 8 seconds and half a megabyte,
 * without following anybody elsewhere. The address is judged where the connection is made, so that a name that changes its
 * mind between the question and the call leads nowhere.
 * @param allowPrivate as the operator says (KITH_PRIVATE_PROVIDERS): then also this machine's networks, and http to itself
 */
export function outsideFetch(
  allowPrivate: boolean,
  { mostBytes = MOST_BYTES, timeoutMs = TIMEOUT_MS, plainWithin = false }: Bounds = {},
): CustomFetch {
  return async (address, { method, headers, body }) => {
    const url = new URL(address)
    const host = url.hostname.replace(/^\[|\]$/g, '')
    const isPlain = url.protocol === 'http:' && allowPrivate && (plainWithin || isLoopback(url))
    const judge = judgeOf(url, { allowPrivate, isPlain })
    if (isIP(host)) judge(host)
    return ask(url, {
      method,
      headers: { ...headers, 'accept-encoding': 'identity' },
      body: body == null ? undefined : String(body),
      ...{ lookup: judgedLookup(judge), mostBytes, timeoutMs },
    })
  }
}

type Judge = (address: string) => void

/** What may be connected to. @throws OutsideFailure where no address makes it right, and by it for one that does not */
function judgeOf(
  { protocol, origin }: URL,
  { allowPrivate, isPlain }: { allowPrivate: boolean; isPlain: boolean },
): Judge {
  const notHttps = () => new OutsideFailure('not_https', `${origin} is not https`)
  if (protocol !== 'https:' && !isPlain) throw notHttps()
  return (address) => {
    if (!allowPrivate && isPrivate(address)) throw new OutsideFailure('private_address', address)
    if (isPlain && !isPrivate(address)) throw notHttps()
  }
}

const isLoopback = ({ hostname }: URL) => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)

export const isPrivate = (address: string) => isWithin(address, privateNetworks)

/** Names that lead where one may not go lead nowhere. */
const judgedLookup =
  (judge: Judge): LookupFunction =>
  (name, options, answer) =>
    lookup(name, { ...options, all: true }, (failure, found) => {
      if (failure) return answer(failure, '')
      try {
        for (const { address } of found) judge(address)
      } catch (refused) {
        // A lookup tells by its callback; what is thrown here is an OutsideFailure.
        return answer(refused as OutsideFailure, '')
      }
      const [first] = found
      return options.all ? answer(null, found) : answer(null, first?.address ?? '', first?.family)
    })

interface Asking {
  method: string
  headers: Record<string, string>
  body: string | undefined
  lookup: LookupFunction
  mostBytes: number
  timeoutMs: number
}

function ask(url: URL, { method, headers, body, lookup: resolve, mostBytes, timeoutMs }: Asking): Promise<Response> {
  const { request } = url.protocol === 'https:' ? https : http
  return new Promise((fulfil, fail) => {
    const signal = AbortSignal.timeout(timeoutMs)
    const unreachable = (cause: Error) => {
      if (cause instanceof OutsideFailure) fail(cause)
      else if (signal.aborted) fail(new OutsideFailure('timed_out', `no answer within ${timeoutMs / 1_000} seconds`))
      else fail(new OutsideFailure('unreachable', cause.message))
    }
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
