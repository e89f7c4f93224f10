import type { AnyRoute } from '@tanstack/react-router'
import { objectRoutes } from '#app/web/objects/object-routes.tsx'

/** Deals. */
export const salesRoutes = (parent: AnyRoute) => [...objectRoutes(parent, 'deal', 'deals')]
