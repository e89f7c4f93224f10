import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'
import { rfmGroups } from '../domain/rfm-groups.ts'

const held = { contacts: z.int(), orders: z.int(), total: z.int().describe('minor units of the currency') }
const Group = z.enum(rfmGroups)

/** Recency, frequency and monetary value of all buyers, as last reckoned. */
export const Rfm = z.object({
  computedAt: z.string().nullable(),
  computing: z.boolean(),
  currency: z.string(),
  windowMonths: z.int(),
  ...{ contacts: held.contacts },
  otherOrders: z.int().describe('orders in other currencies, left out'),
  otherContacts: z.int(),
  fields: z.array(z.object({ recency: z.int(), frequency: z.int(), group: Group, ...held })),
  groups: z.array(z.object({ group: Group, segmentId: z.uuid().nullable(), ...held })),
  scores: z
    .array(
      z.object({
        measure: z.enum(['recency', 'frequency', 'monetary']),
        score: z.int(),
        from: z.number(),
        to: z.number(),
        contacts: z.int(),
      }),
    )
    .describe('from where to where a score reaches: days, orders, minor units'),
})
export type Rfm = z.output<typeof Rfm>

export const SegmentPurchases = z.object({
  segmentId: z.uuid(),
  members: z.int(),
  buyers: z.int(),
  orders: z.int(),
  revenue: z.int(),
  perMember: z.int().nullable(),
  perOrder: z.int().nullable(),
  ordersPerBuyer: z.number().nullable(),
})
export type SegmentPurchases = z.output<typeof SegmentPurchases>

const someId = '00000000-0000-7000-8000-000000000000'

export const rfmContract = {
  get: endpoint({
    method: 'GET',
    path: '/rfm',
    summary: 'Buyers by recency and frequency: the grid, its groups, and where each score begins and ends',
    permission: 'orders.read',
    input: z.strictObject({}),
    output: Rfm,
    example: {},
  }),
  compute: endpoint({
    method: 'POST',
    path: '/rfm/computations',
    summary: 'Reckon the scores anew in the background, over another window where one is given',
    permission: 'segments.update',
    input: z.strictObject({ windowMonths: z.int().min(1).max(120).optional() }),
    output: Rfm,
    example: { windowMonths: 24 },
  }),
  addSegments: endpoint({
    method: 'POST',
    path: '/rfm/segments',
    summary: 'Make a live segment of each RFM group that has none yet',
    permission: 'segments.create',
    input: z.strictObject({}),
    output: Rfm,
    example: {},
  }),
}

export const segmentPurchasesContract = {
  compare: endpoint({
    method: 'GET',
    path: '/segments/{id}/purchases',
    summary: 'What the members of two segments bought: orders, revenue, per member and per order',
    permission: 'orders.read',
    input: z.strictObject({ id: Id, withId: Id }),
    output: z.object({ currency: z.string(), items: z.array(SegmentPurchases) }),
    refusals: ['segment_not_found'],
    example: { id: someId, withId: someId },
  }),
}
