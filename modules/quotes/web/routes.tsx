import type { AnyRoute } from '@tanstack/react-router'
import { objectRoutes } from '#app/web/objects/object-routes.tsx'

/** Quotes. */
export const quotesRoutes = (parent: AnyRoute) => objectRoutes(parent, 'quote', 'quotes')
