import { z } from 'zod'
import { boolean, currency, field, longText, money, requiredText, select, textField } from '#platform/objects/field'
import { objectType } from '#platform/objects/object-type'
import { periods } from '../domain/line-arithmetic.ts'
import { renamePrices } from '../domain/write-prices.ts'
import { Percent } from './charged-line.ts'

/** Something that is sold. */
export const product = objectType({
  name: 'product',
  plural: 'products',
  module: 'commerce',
  table: 'products',
  icon: 'package',
  title: ['name'],
  defaultSort: 'name',
  fields: {
    name: requiredText({
      searchable: true,
      sortable: true,
      alphabetical: true,
      synonyms: ['product', 'produkt', 'artikel', 'item'],
    }),
    sku: textField({ searchable: true, key: 'sku', synonyms: ['article number', 'artikelnummer', 'variant sku'] }),
    description: longText(),
    category: textField({ synonyms: ['series', 'kategorie', 'type'] }),
    price: money({ synonyms: ['sales_price', 'preis', 'unit price'] }),
    currency: currency(),
    taxRate: field('number', z.number().nullable(), Percent.nullable(), {
      synonyms: ['tax', 'vat', 'vat rate', 'mwst', 'steuersatz', 'umsatzsteuer'],
    }),
    period: select(periods, { default: 'once', synonyms: ['billing period', 'interval', 'abrechnung', 'turnus'] }),
    active: boolean({ default: true }),
    externalId: textField({ key: 'externalId' }),
  },
  timeline: () => ({}),
  afterWrite: renamePrices,
})
