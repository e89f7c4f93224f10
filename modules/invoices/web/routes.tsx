import type { AnyRoute } from '@tanstack/react-router'
import { objectRoutes } from '#app/web/objects/object-routes.tsx'

/** Invoices and payments. */
export const invoicesRoutes = (parent: AnyRoute) => [
  ...objectRoutes(parent, 'invoice', 'invoices'),
  ...objectRoutes(parent, 'payment', 'payments'),
]
