import type { Route } from '#platform/http/route'
import { objectRoutes } from '#platform/objects/object-routes'
import { exchangeRatesRoutes, productPricesRoutes, purchasesRoutes, rfmRoutes } from './api/routes.ts'
import { ordersContract, productsContract } from './contract/commerce.ts'
import { exchangeRatesContract } from './contract/exchange-rates.ts'
import { pricelistsContract, pricesContract, productPricesContract } from './contract/prices.ts'
import { purchasesContract } from './contract/purchases.ts'
import { rfmContract, segmentPurchasesContract } from './contract/rfm.ts'
import { order } from './objects/order.ts'
import { price } from './objects/price.ts'
import { pricelist } from './objects/pricelist.ts'
import { product } from './objects/product.ts'
import './first-acts.ts'
import './objects/rfm-facet.ts'

export const commerceContract = {
  orders: ordersContract,
  products: productsContract,
  pricelists: pricelistsContract,
  prices: pricesContract,
  productPrices: productPricesContract,
  purchases: purchasesContract,
  exchangeRates: exchangeRatesContract,
  rfm: rfmContract,
  segmentPurchases: segmentPurchasesContract,
}

export const commerceObjects = [order, product, pricelist, price]

export { requestRfm } from './domain/compute-rfm.ts'
export { findPrices } from './domain/find-prices.ts'
export { discountShare, type PeriodTotals, priceModes, type Totals, totalsOf } from './domain/line-arithmetic.ts'
export { type LinesTable, linesExpression, linesOf, pricingOf, reckonLines, writeLines } from './domain/lines-beside.ts'
export { nextNumbers } from './domain/next-numbers.ts'
export { priceAt } from './domain/price-arithmetic.ts'
export { commerceTasks } from './jobs/rfm.ts'
export { ChargedLine, ChargedLinesInput, Percent } from './objects/charged-line.ts'

export { seedOrders, seedProducts } from './seed.ts'
export { seedPricelists } from './seed-prices.ts'
export { seedOrderViews } from './seed-views.ts'

export const commerceRoutes: Route[] = [
  ...objectRoutes(order, ordersContract),
  ...objectRoutes(product, productsContract),
  ...objectRoutes(pricelist, pricelistsContract),
  ...objectRoutes(price, pricesContract),
  ...productPricesRoutes,
  ...purchasesRoutes,
  ...exchangeRatesRoutes,
  ...rfmRoutes,
]
