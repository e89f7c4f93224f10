import { z } from 'zod'
import { date, type FieldTraits, field, MinorUnits, textField } from '#platform/objects/field'
import { objectType } from '#platform/objects/object-type'
import { completePrices, refuseOverlapsOfRestored } from '../domain/write-prices.ts'

const FromQuantity = z.number().min(0, { error: 'A quantity is 0 or more' }).max(1e9)
const Per = z.int({ error: 'A whole number of pieces' }).min(1).max(1_000_000)

const reference = (object: string, traits: FieldTraits) =>
  field('relation', z.uuid(), z.uuid({ error: 'Not an id' }).toLowerCase(), { ...traits, object, required: true })

/** What a product costs on a list, from a quantity on. */
export const price = objectType({
  name: 'price',
  plural: 'prices',
  module: 'commerce',
  table: 'prices',
  icon: 'tag',
  title: ['name'],
  defaultSort: 'name',
  fields: {
    name: textField({ readonly: true, sortable: true, alphabetical: true }),
    productId: reference('product', { synonyms: ['product', 'produkt', 'artikel'] }),
    pricelistId: reference('pricelist', { synonyms: ['price list', 'list', 'preisliste'] }),
    fromQuantity: field('number', z.number(), FromQuantity, {
      default: 0,
      synonyms: ['quantity', 'from', 'minimum quantity', 'menge', 'ab menge', 'staffel'],
    }),
    price: field('money', z.int(), MinorUnits, {
      required: true,
      synonyms: ['amount', 'unit price', 'preis', 'betrag'],
    }),
    per: field('number', z.int(), Per, { default: 1, synonyms: ['price unit', 'preiseinheit'] }),
    currency: textField({ readonly: true }),
    validFrom: date({ synonyms: ['from date', 'gültig ab'] }),
    validUntil: date({ synonyms: ['to date', 'until', 'gültig bis'] }),
    externalId: textField({ key: 'externalId' }),
  },
  timeline: () => ({}),
  beforeWrite: completePrices,
  beforeRestore: refuseOverlapsOfRestored,
})
