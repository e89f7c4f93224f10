import contractRoutes from 'virtual:contract'
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
export const client = Object.fromEntries(
  Object.entries(contractRoutes).map(([group, endpoints]) => [
    group,
    Object.fromEntries(Object.entries(endpoints).map(([name, address]) => [name, caller(address)])),
  ]),
) as unknown as Client // each endpoint stands under its contract's name, which the types come from

/** The same for the query cache: `useQuery(api.contacts.get.queryOptions({ input: { id } }))`. */
export const api = createTanstackQueryUtils(client)

type Input = Record<string, unknown>

function caller([method, path]: readonly [string, string]) {
  return async (input: Input = {}, options: { signal?: AbortSignal } = {}): Promise<unknown> => {
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
