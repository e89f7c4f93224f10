import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { isNetwork } from '#platform/values/network'

const Network = z
  .string()
  .trim()
  .max(50)
  .refine(isNetwork, { error: 'Not an address or network', params: { mend: 'Write 203.0.113.7 or 10.0.0.0/8.' } })

const WorkspaceSecurity = z.strictObject({
  twoFactor: z.strictObject({
    required: z.boolean(),
    graceDays: z.int().min(0).max(90).describe('Days from now, or from joining, until it is needed'),
  }),
  idleMinutes: z.int().min(5).max(43_200).nullable().describe('A session that rests for longer ends; null: a month'),
  longestHours: z.int().min(1).max(8_760).nullable().describe('A session ends after this, whatever happens in it'),
  adminAddresses: z.array(Network).max(100).describe('Where administrators, and keys with their rights, may come from'),
})

/** What the workspace asks of those who come in. */
export const workspaceSecurityContract = {
  get: endpoint({
    method: 'GET',
    path: '/workspace-security',
    summary: 'What the workspace asks of those who come in',
    permission: 'settings',
    input: z.strictObject({}),
    output: WorkspaceSecurity.extend({ yourAddress: z.string().describe('Where this request came from') }),
    example: {},
  }),
  set: endpoint({
    method: 'PUT',
    path: '/workspace-security',
    summary: 'Say what the workspace asks of those who come in',
    permission: 'settings',
    input: WorkspaceSecurity,
    output: WorkspaceSecurity,
    refusals: ['address_locks_out'],
    example: {
      twoFactor: { required: true, graceDays: 7 },
      idleMinutes: 480,
      longestHours: null,
      adminAddresses: [],
    },
  }),
}
