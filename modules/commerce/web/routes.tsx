import type { AnyRoute } from '@tanstack/react-router'
import { objectRoutes } from '#app/web/objects/object-routes.tsx'
import { orderView } from './order-view.tsx'
import { productView } from './product-view.ts'

export { commercePanels } from './panels.tsx'

export const commerceViews = [orderView, productView]

/** Orders and products. */
export const commerceRoutes = (parent: AnyRoute) => [
  ...objectRoutes(parent, orderView, 'orders'),
  ...objectRoutes(parent, productView, 'products'),
]
