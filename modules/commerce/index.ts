import type { Route } from '#platform/http/route'
import { objectRoutes } from '#platform/objects/object-routes'
import { purchasesRoutes } from './api/routes.ts'
import { ordersContract, productsContract } from './contract/commerce.ts'
import { purchasesContract } from './contract/purchases.ts'
import { order } from './objects/order.ts'
import { product } from './objects/product.ts'

export const commerceContract = { orders: ordersContract, products: productsContract, purchases: purchasesContract }

export const commerceObjects = [order, product]

export { seedOrders, seedProducts } from './seed.ts'

export const commerceRoutes: Route[] = [
  ...objectRoutes(order, ordersContract),
  ...objectRoutes(product, productsContract),
  ...purchasesRoutes,
]
