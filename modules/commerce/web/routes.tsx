import type { AnyRoute } from '@tanstack/react-router'
import { objectRoutes } from '#app/web/objects/object-routes.tsx'

/** Orders and products. */
export const commerceRoutes = (parent: AnyRoute) => [
  ...objectRoutes(parent, 'order', 'orders'),
  ...objectRoutes(parent, 'product', 'products'),
]
