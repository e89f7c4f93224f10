import { sql } from 'kysely'
import { z } from 'zod'
import {
  lines,
  MinorUnits,
  money,
  relation,
  requiredCurrency,
  requiredDateTime,
  requiredText,
  select,
  textField,
} from '#platform/objects/field'
import { objectType } from '#platform/objects/object-type'
import { text } from '#platform/objects/text'
import { changedLines, totalOf, writeLines } from '../domain/write-lines.ts'

export const orderStatuses = ['draft', 'placed', 'paid', 'shipped', 'completed', 'cancelled', 'refunded'] as const

/** One line of an order. `unitPrice` in minor units of the order's currency. */
export const OrderLine = z.strictObject({
  productId: z.uuid().nullable(),
  productName: z.string(),
  quantity: z.number(),
  unitPrice: z.int(),
})
export const OrderLineInput = z.strictObject({
  productId: z.uuid().toLowerCase().nullable().optional(),
  productName: text(500).pipe(z.string().min(1, { error: 'A line names its product' })),
  quantity: z.number().min(-1e9).max(1e9).default(1),
  unitPrice: MinorUnits,
})
export type OrderLineInput = z.output<typeof OrderLineInput>

const MOST_TOTAL = 1e14
const OrderLinesInput = z
  .array(OrderLineInput)
  .max(1_000)
  .refine((given) => given.reduce((sum, line) => sum + Math.abs(totalOf([line])), 0) <= MOST_TOTAL, {
    error: 'The lines come to more than 1,000,000,000,000.00',
    params: { mend: 'Look at quantities and unit prices; prices are in minor units.' },
  })

/** A purchase, with its lines; its total is theirs. */
export const order = objectType({
  name: 'order',
  plural: 'orders',
  module: 'commerce',
  table: 'orders',
  icon: 'shopping-bag',
  title: ['number'],
  defaultSort: '-placedAt',
  fields: {
    number: requiredText({
      searchable: true,
      key: 'number',
      synonyms: ['order', 'order number', 'order id', 'bestellnummer', 'invoice'],
    }),
    placedAt: requiredDateTime({
      sortable: true,
      synonyms: ['date', 'order date', 'created at', 'bestelldatum', 'datum'],
    }),
    status: select(orderStatuses, { default: 'paid', synonyms: ['financial status', 'state'] }),
    currency: requiredCurrency(),
    total: money({ synonyms: ['amount', 'revenue', 'value', 'betrag', 'summe', 'dollar_value'] }),
    contactId: relation('contact', { synonyms: ['customer', 'customer id', 'kunde', 'email'] }),
    companyId: relation('company'),
    lines: lines(z.array(OrderLine), OrderLinesInput, { parts: { object: 'product', by: 'productId' } }),
    source: textField(),
    externalId: textField({ key: 'externalId' }),
  },
  expressions: {
    lines: sql`(select coalesce(jsonb_agg(jsonb_build_object('productId', l.product_id, 'productName', l.product_name,
      'quantity', l.quantity, 'unitPrice', l.unit_price) order by l.position), '[]')
      from order_lines as l where l.workspace_id = orders.workspace_id and l.order_id = orders.id)`,
  },
  timeline: (_, { contactId, companyId }) => ({
    contactId: (contactId as string | null | undefined) ?? null,
    companyId: (companyId as string | null | undefined) ?? null,
  }),
  happenedAt: ({ placedAt }) => (typeof placedAt === 'string' ? placedAt : undefined),
  beforeWrite: changedLines,
  afterWrite: writeLines,
})
