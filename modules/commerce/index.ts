import type { Route } from '#platform/http/route'
import { objectRoutes } from '#platform/objects/object-routes'
import { purchasesRoutes, rfmRoutes } from './api/routes.ts'
import { ordersContract, productsContract } from './contract/commerce.ts'
import { purchasesContract } from './contract/purchases.ts'
import { rfmContract, segmentPurchasesContract } from './contract/rfm.ts'
import { order } from './objects/order.ts'
import { product } from './objects/product.ts'
import './first-acts.ts'
import './objects/rfm-facet.ts'

export const commerceContract = {
  orders: ordersContract,
  products: productsContract,
  purchases: purchasesContract,
  rfm: rfmContract,
  segmentPurchases: segmentPurchasesContract,
}

export const commerceObjects = [order, product]

export { requestRfm } from './domain/compute-rfm.ts'
export { discountShare, type PeriodTotals, priceModes, type Totals, totalsOf } from './domain/line-arithmetic.ts'
export { type LinesTable, linesExpression, pricingOf, reckonLines, writeLines } from './domain/lines-beside.ts'
export { nextNumbers } from './domain/next-numbers.ts'
export { commerceTasks } from './jobs/rfm.ts'
export { ChargedLine, ChargedLinesInput, Percent } from './objects/charged-line.ts'

export { seedOrders, seedProducts } from './seed.ts'
export { seedOrderViews } from './seed-views.ts'

export const commerceRoutes: Route[] = [
  ...objectRoutes(order, ordersContract),
  ...objectRoutes(product, productsContract),
  ...purchasesRoutes,
  ...rfmRoutes,
]
