import first from 'virtual:contract/first'
import type { ContractRouterClient } from '@orpc/contract'
import type { JsonifiedClient } from '@orpc/openapi-client'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import type { contract } from '#app/contract.ts'
import { apiRequest } from './api-fetch.ts'

type Client = JsonifiedClient<ContractRouterClient<typeof contract>>

/**
 * The public API, typed by its contract: `client.contacts.get({ id })`. Refusals are thrown as ApiProblem. Inputs are flat,
 * so path, query and body need no more than this; the general client of oRPC weighed 20 kB of the first load.
 */
// Which endpoints there are is told by the types alone.
export const client = named((group) => named((name) => caller(group, name))) as unknown as Client

/** The same for the query cache: `useQuery(api.contacts.get.queryOptions({ input: { id } }))`. */
export const api = createTanstackQueryUtils(client)

type Input = Record<string, unknown>

/** An object whose every property is made when it is first asked for. */
function named<T>(make: (name: string) => T): Record<string, T> {
  return new Proxy<Record<string, T>>({}, { get: (made, name) => (made[String(name)] ??= make(String(name))) })
}

async function addressOf(group: string, name: string) {
  const routes = group in first ? first : (await import('virtual:contract/rest')).default
  const address = routes[group]?.[name]
  if (!address) throw new Error(`The API has no ${group}.${name}`)
  return address
}

function caller(group: string, name: string) {
  return async (input: Input = {}, options: { signal?: AbortSignal } = {}): Promise<unknown> => {
    const [method, path] = await addressOf(group, name)
    const left = Object.entries(input).filter(([name, value]) => value !== undefined && !path.includes(`{${name}}`))
    const address = `/api/v1${path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(input[name])))}`
    const inBody = method !== 'GET' && method !== 'DELETE'
    const query = inBody ? '' : new URLSearchParams(left.map(([name, value]) => [name, String(value)])).toString()
    const init = { method, signal: options.signal ?? null, ...(inBody ? bodyOf(left) : {}) }
    const answer = await apiRequest(query ? `${address}?${query}` : address, init)
    return answer.status === 204 ? undefined : answer.json()
  }
}

/** JSON, or a form where a file is among the values. */
function bodyOf(values: [string, unknown][]): RequestInit {
  if (!values.some(([, value]) => value instanceof Blob))
    return { body: JSON.stringify(Object.fromEntries(values)), headers: { 'content-type': 'application/json' } }
  const form = new FormData()
  for (const [name, value] of values) form.append(name, value instanceof Blob ? value : String(value))
  return { body: form }
}
