import { z } from 'zod'
import {
  field,
  lines,
  money,
  relation,
  requiredCurrency,
  requiredDateTime,
  requiredText,
  select,
  textField,
} from '#platform/objects/field'
import { objectType } from '#platform/objects/object-type'
import { priceModes } from '../domain/line-arithmetic.ts'
import { ordersBefore } from '../domain/order-moves.ts'
import { orderLinesExpression, writeOrderLines } from '../domain/write-lines.ts'
import { ChargedLine, ChargedLinesInput, Percent } from './charged-line.ts'

export const orderStatuses = [
  ...(['draft', 'placed', 'confirmed', 'paid', 'partlyShipped', 'shipped', 'completed'] as const),
  ...(['returned', 'cancelled', 'refunded'] as const),
] as const

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
    pricesInclude: select(priceModes, { default: 'gross' }),
    discountPercent: field('number', z.number().nullable(), Percent.nullable(), {}),
    discountAmount: money(),
    taxTotal: money({ readonly: true }),
    contactId: relation('contact', { synonyms: ['customer', 'customer id', 'kunde', 'email'] }),
    companyId: relation('company'),
    lines: lines(z.array(ChargedLine), ChargedLinesInput, { parts: { object: 'product', by: 'productId' } }),
    source: textField(),
    externalId: textField({ key: 'externalId' }),
  },
  expressions: {
    lines: orderLinesExpression,
  },
  timeline: (_, { contactId, companyId }) => ({
    contactId: (contactId as string | null | undefined) ?? null,
    companyId: (companyId as string | null | undefined) ?? null,
  }),
  happenedAt: ({ placedAt }) => (typeof placedAt === 'string' ? placedAt : undefined),
  beforeWrite: ordersBefore,
  afterWrite: writeOrderLines,
})
