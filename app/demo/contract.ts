import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'

const Demo = z.object({ loaded: z.boolean(), loadedAt: z.string().nullable() })

/** Demo data is a thing a workspace has or has not: PUT loads it, DELETE takes it out again. */
export const demoContract = {
  get: endpoint({
    method: 'GET',
    path: '/demo',
    summary: 'Whether demo data is loaded',
    permission: 'signedIn',
    input: z.strictObject({}),
    output: Demo,
    example: {},
  }),
  load: endpoint({
    method: 'PUT',
    path: '/demo',
    summary: 'Fill the workspace with the customers, orders and work of a small business',
    permission: 'settings',
    input: z.strictObject({}),
    output: Demo,
    refusals: ['demo_loaded'],
    example: {},
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/demo',
    summary: 'Take the demo data out, and nothing else',
    permission: 'settings',
    input: z.strictObject({}),
    output: Demo,
    example: {},
  }),
}
