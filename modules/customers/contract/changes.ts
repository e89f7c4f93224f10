import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { TimelineEntry } from '#platform/objects/object-contract'

/** The newest thing that happened to one contact or company, and how many more there were lately. */
export const CustomerChange = TimelineEntry.extend({
  subject: z.object({ object: z.enum(['contact', 'company']), id: z.uuid(), title: z.string() }),
  more: z.int().describe('Further events of the same contact or company among those looked at'),
})
export type CustomerChange = z.input<typeof CustomerChange>

export const customerChangesContract = {
  list: endpoint({
    method: 'GET',
    path: '/customer-changes',
    summary: 'What changed on customers lately, by hand or by API, one line per customer; imports are left out',
    permission: 'signedIn',
    input: z.strictObject({
      limit: z.coerce.number().int().min(1).max(50).default(12),
      mine: z
        .enum(['true', 'false'])
        .default('false')
        .transform((value) => value === 'true')
        .describe('Only customers you own, and not what you did yourself'),
    }),
    output: z.object({ items: z.array(CustomerChange) }),
    example: { limit: 5 },
  }),
}

export const tagsContract = {
  list: endpoint({
    method: 'GET',
    path: '/tags',
    summary: 'Tags in use, the most used first, among the contacts and companies changed last',
    permission: 'signedIn',
    input: z.strictObject({}),
    output: z.object({ items: z.array(z.object({ tag: z.string(), count: z.int() })) }),
    example: {},
  }),
}
