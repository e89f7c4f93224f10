/** A price of a list as it is kept: `price` minor units for `per` of the product, from a quantity on. */
export interface QuantityBreak {
  fromQuantity: number
  price: number
  per: number
}

/** Prices that go before others: those of one list, or the product's own, which has no list. */
export interface PriceLevel {
  pricelist: string | null
  breaks: QuantityBreak[]
}

export interface FoundPrice {
  /** Minor units for one, with up to two decimals of one. */
  unitPrice: number
  priceFrom: 'list' | 'product'
  pricelist: string | null
  fromQuantity: number
}

/**
 * What one of a product costs at a quantity: of the first level that says something of it, the break that begins at or below
 * the quantity and nearest to it. Without one there is no price.
 */
export function priceAt(levels: readonly PriceLevel[], quantity: number): FoundPrice | undefined {
  for (const { pricelist, breaks } of levels) {
    const reached = breaks.filter(({ fromQuantity }) => fromQuantity <= Math.abs(quantity))
    const nearest = reached.toSorted((a, b) => b.fromQuantity - a.fromQuantity)[0]
    if (nearest)
      return {
        unitPrice: unitPriceOf(nearest),
        priceFrom: pricelist === null ? 'product' : 'list',
        pricelist,
        fromQuantity: nearest.fromQuantity,
      }
  }
  return undefined
}

/** The price of one; `price` and `per` are whole, and the rest is nothing beyond the second decimal (`isExact`). */
export const unitPriceOf = ({ price, per }: Pick<QuantityBreak, 'price' | 'per'>): number =>
  Math.round((price * 100) / per) / 100

/** Whether the price of one ends with the second decimal of a minor unit: 4.25 € for 100 does, 1.00 € for 3 does not. */
export const isExact = ({ price, per }: Pick<QuantityBreak, 'price' | 'per'>): boolean =>
  (BigInt(price) * 100n) % BigInt(per) === 0n
