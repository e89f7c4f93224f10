import type { AnyContractProcedure } from '@orpc/contract'
import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Visitor } from '#platform/auth/authenticate'
import type { Ctx, Kith } from '#platform/ctx/ctx'
import type { Upload } from '#platform/files/receive-upload'
import type { EndpointMeta } from './endpoint.ts'

/** A contract procedure as `endpoint()` makes it. */
export type EndpointContract = AnyContractProcedure

type InputOf<C extends EndpointContract> =
  NonNullable<C['~orpc']['inputSchema']> extends infer S extends z.ZodType ? z.output<S> : never
type OutputOf<C extends EndpointContract> =
  NonNullable<C['~orpc']['outputSchema']> extends infer S extends z.ZodType ? z.input<S> : never

/** Contracts of one noun: `{ list, get, create, … }`. */
export type ContractGroup = Record<string, EndpointContract>

/** Beside the context: what only the HTTP request knows. */
export interface Caller {
  kith: Kith
  request: FastifyRequest
  /** What a multipart endpoint was sent. */
  upload(): Upload
}

export type Answers<C extends EndpointContract> = (ctx: Ctx, input: InputOf<C>, caller: Caller) => Promise<OutputOf<C>>
export type UserAnswers<C extends EndpointContract> = (
  visitor: Visitor,
  input: InputOf<C>,
  caller: Caller,
) => Promise<OutputOf<C>>
export type PublicAnswers<C extends EndpointContract> = (caller: Caller, input: InputOf<C>) => Promise<OutputOf<C>>

/** An endpoint with what answers it. `workspace` runs in a transaction of the visitor's workspace. */
export type Route = { contract: EndpointContract } & (
  | { kind: 'workspace'; handle: (ctx: Ctx, input: never, caller: Caller) => Promise<unknown> }
  | { kind: 'user'; handle: (visitor: Visitor, input: never, caller: Caller) => Promise<unknown> }
  | { kind: 'public'; handle: (caller: Caller, input: never) => Promise<unknown> }
)

/** Endpoints that run in one transaction of the visitor's workspace. */
export function routes<G extends ContractGroup>(group: G, answers: { [K in keyof G]: Answers<G[K]> }): Route[] {
  return Object.entries(group).map(([name, contract]) => ({
    kind: 'workspace',
    contract,
    handle: found(answers, name),
  }))
}

/** Endpoints of a signed-in user outside of any workspace. No transaction is open. */
export function userRoutes<G extends ContractGroup>(group: G, answers: { [K in keyof G]: UserAnswers<G[K]> }): Route[] {
  return Object.entries(group).map(([name, contract]) => ({ kind: 'user', contract, handle: found(answers, name) }))
}

/** Endpoints for everybody. No transaction is open. */
export function publicRoutes<G extends ContractGroup>(
  group: G,
  answers: { [K in keyof G]: PublicAnswers<G[K]> },
): Route[] {
  return Object.entries(group).map(([name, contract]) => ({ kind: 'public', contract, handle: found(answers, name) }))
}

// Under its name in `answers` stands what answers that contract: the mapped type of the callers says so, but
// TypeScript cannot follow it through Object.entries.
function found<A>(answers: object, name: string): A {
  const answer = Object.entries(answers).find(([key]) => key === name)?.[1]
  if (!answer) throw new Error(`Nothing answers the endpoint ${name}`)
  return answer as A
}

/** What `endpoint()` declared beside the shapes. */
export function metaOf(contract: EndpointContract): EndpointMeta {
  return contract['~orpc'].meta as EndpointMeta
}

/** Method and path below /api/v1. */
export function addressOf(contract: EndpointContract): { method: string; path: string } {
  const { method, path } = contract['~orpc'].route
  if (!method || !path) throw new Error('An endpoint without an address')
  return { method, path }
}
