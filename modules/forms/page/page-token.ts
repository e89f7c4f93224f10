import { timingSafeEqual } from 'node:crypto'
import { uuidv7 } from 'uuidv7'
import type { Kith } from '#platform/ctx/ctx'

/** Nobody reads a form and fills it in within this. */
const LEAST_MS = 2_000
const MOST_MS = 24 * 60 * 60_000

/** A page as it was handed out: when, and which. */
export interface PageToken {
  id: string
  /** What the time it was open says: filled in by a machine, or forgotten in a tab. */
  age: 'quick' | 'right' | 'stale'
}

/** Signs a page of a form: its number, and when it was handed out. */
export function newToken(kith: Kith, formId: string): string {
  const said = `${uuidv7()}.${kith.now().getTime().toString(36)}`
  return `${said}.${signature(kith, formId, said).toString('base64url')}`
}

/** Undefined for a token that was not made here, for this form. */
export function readToken(kith: Kith, formId: string, token: string): PageToken | undefined {
  const [id = '', at = '', signed = ''] = token.split('.')
  const given = Buffer.from(signed, 'base64url')
  const right = signature(kith, formId, `${id}.${at}`)
  if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined
  const open = kith.now().getTime() - Number.parseInt(at, 36)
  return { id, age: open < LEAST_MS ? 'quick' : open > MOST_MS ? 'stale' : 'right' }
}

const signature = (kith: Kith, formId: string, said: string) => kith.auth.sign('form page', `${formId} ${said}`)
