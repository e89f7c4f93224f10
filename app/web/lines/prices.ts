import { queryOptions } from '@tanstack/react-query'
import { type FoundPrice, type PriceLevel, priceAt } from '#modules/commerce/domain/price-arithmetic.ts'
import { client } from '../api.ts'
import { textOf } from '../ui/field.ts'
import type { Line } from './line.ts'

/** Who buys, when and in which currency: what decides which price list holds. */
export interface Buyer {
  currency: string
  companyId?: string | undefined
  contactId?: string | undefined
  /** A day; undefined for today. */
  on?: string | undefined
}

/** The buyer of an order or quote, read out of a record or a form. */
export const buyerOf = (value: (field: string) => unknown, currency: string): Buyer => ({
  currency,
  companyId: textOf(value('companyId')) || undefined,
  contactId: textOf(value('contactId')) || undefined,
  on: textOf(value('placedAt')).slice(0, 10) || undefined,
})

/** What products cost this buyer, by product. */
export const pricesFor = (products: readonly string[], buyer: Buyer) =>
  queryOptions({
    queryKey: ['prices', 'for', buyer, ...products],
    enabled: products.length > 0 && /^[A-Z]{3}$/.test(buyer.currency),
    queryFn: async ({ signal }) => {
      const { items } = await client.productPrices.find({ products: products.join(), ...buyer }, { signal })
      return new Map(items.map(({ productId, levels }) => [productId, levels]))
    },
  })

/** A line's price where a price was found; what is by hand says so itself. */
export const priced = (found: FoundPrice): Pick<Line, 'unitPrice' | 'priceFrom' | 'pricelist'> => ({
  unitPrice: found.unitPrice,
  priceFrom: found.priceFrom,
  pricelist: found.pricelist,
})

/** What a line becomes at another quantity: a price that is not by hand goes along. */
export function atQuantity(line: Line, quantity: number, levels: readonly PriceLevel[] | undefined): Partial<Line> {
  const found = line.priceFrom === 'hand' || !levels ? undefined : priceAt(levels, quantity)
  return { quantity, ...(found ? priced(found) : {}) }
}
