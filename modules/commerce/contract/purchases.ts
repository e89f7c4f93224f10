import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'

/** What somebody bought, per currency. Money in minor units of that currency; moments ISO 8601. */
export const Purchases = z.object({
  items: z.array(
    z.object({
      currency: z.string(),
      orders: z.int(),
      total: z.int(),
      average: z.int().describe('The total over the orders, rounded half away from zero'),
      firstAt: z.string(),
      lastAt: z.string(),
    }),
  ),
})
export type Purchases = z.output<typeof Purchases>

const purchasesOf = (plural: string) =>
  endpoint({
    method: 'GET',
    path: `/${plural}/{id}/purchases`,
    summary:
      'Orders, total, average, first and last order per currency; drafts, cancelled, returned and refunded orders left out',
    permission: 'orders.read',
    input: z.strictObject({ id: Id }),
    output: Purchases,
    refusals: ['record_not_found'],
    example: { id: '00000000-0000-7000-8000-000000000000' },
  })

export const purchasesContract = { ofContact: purchasesOf('contacts'), ofCompany: purchasesOf('companies') }
