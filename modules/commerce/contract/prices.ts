import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'
import { Day } from '#platform/objects/field'
import { objectContract } from '#platform/objects/object-contract'
import { price } from '../objects/price.ts'
import { pricelist } from '../objects/pricelist.ts'

const someId = '00000000-0000-7000-8000-000000000000'

export const pricelistsContract = objectContract(pricelist, { name: 'Cafés and bars', currency: 'EUR' })

export const pricesContract = objectContract(price, {
  productId: someId,
  pricelistId: someId,
  fromQuantity: 10,
  price: 2290,
})

const Ids = z
  .string()
  .max(8_000)
  .transform((text) => text.split(','))
  .pipe(z.array(Id).min(1).max(200))

const Level = z.object({
  pricelist: z.string().nullable().describe('The name of the list; null: the product’s own price'),
  breaks: z.array(
    z.object({
      fromQuantity: z.number(),
      price: z.int().describe('minor units of the currency, for `per` of the product'),
      per: z.int(),
    }),
  ),
})

export const productPricesContract = {
  find: endpoint({
    method: 'GET',
    path: '/product-prices',
    summary:
      'What products cost a buyer on a day: by the list of the company, the default list, the product itself, in this order',
    permission: 'products.read',
    input: z.strictObject({
      products: Ids.describe('ids, parted by commas'),
      currency: z.string().regex(/^[A-Z]{3}$/, { error: 'Not a currency code as EUR' }),
      companyId: Id.optional(),
      contactId: Id.optional().describe('of whoever buys, where no company is named: for the one they work for'),
      on: Day.optional().describe('today where none is given'),
    }),
    output: z.object({ items: z.array(z.object({ productId: z.uuid(), levels: z.array(Level) })) }),
    example: { products: someId, currency: 'EUR' },
  }),
}
