import { oc } from '@orpc/contract'
import { z } from 'zod'
import type { Permission } from '#platform/auth/permissions'
import type { RefusalCode } from './refusal.ts'

/** What every endpoint declares beside its shapes. `public` needs no sign-in, `signedIn` no workspace right. */
export interface Declaration<I extends z.ZodType, O extends z.ZodType> {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Below /api/v1, with `{name}` for parameters. */
  path: `/${string}`
  summary: string
  permission: Permission | 'public' | 'signedIn'
  input: I
  output: O
  /** The codes of this endpoint's own, beside those any endpoint may give (input, sign-in, right). */
  refusals?: readonly RefusalCode[]
  /** An input that works in a fresh workspace with the seed of the laws; a law runs it. */
  example: z.input<I>
  /** Multipart upload of one file: it has arrived before the transaction begins, and is `caller.upload()`. */
  multipart?: boolean
  /** A field of the answer that is shown once: the answer kept for an Idempotency-Key has null there. */
  shownOnce?: string
}

/** Carried by each contract procedure for the server, the laws and the docs. */
export interface EndpointMeta {
  permission: Permission | 'public' | 'signedIn'
  refusals: readonly RefusalCode[]
  example: unknown
  multipart: boolean
  shownOnce: string | null
}

/**
 * One endpoint of the public API as a value: routes, OpenAPI, typed client and laws all come from it.
 * Input is one flat object of path parameters, query (GET, DELETE) or body (POST, PUT, PATCH).
 */
export function endpoint<I extends z.ZodType, O extends z.ZodType>(declaration: Declaration<I, O>) {
  const { method, path, summary, permission, input, output, refusals = [], example, multipart = false } = declaration
  const shownOnce = declaration.shownOnce ?? null
  const meta: EndpointMeta = { permission, refusals, example, multipart, shownOnce }
  return oc
    .$meta<EndpointMeta>(meta)
    .route({ method, path, summary, tags: [path.split('/')[1] ?? ''] })
    .input(input)
    .output(output)
}

/** An id of a client; PostgreSQL writes them in small letters. */
export const Id = z.uuid({ error: 'An id is a UUID, as in the record’s own address' }).toLowerCase()
