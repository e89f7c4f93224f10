import slimContract from 'virtual:contract'
import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import type { JsonifiedClient } from '@orpc/openapi-client'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import type { contract } from '#app/contract.ts'
import { apiRequest } from './api-fetch.ts'

const link = new OpenAPILink(slimContract, {
  url: () => `${window.location.origin}/api/v1`,
  fetch: (request, init) => apiRequest(request, init),
})

/** The public API, typed by its contract: `client.contacts.get({ id })`. Refusals are thrown as ApiProblem. */
export const client: JsonifiedClient<ContractRouterClient<typeof contract>> = createORPCClient(link)

/** The same for the query cache: `useQuery(api.contacts.get.queryOptions({ input: { id } }))`. */
export const api = createTanstackQueryUtils(client)
