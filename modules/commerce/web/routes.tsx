import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { objectRoutes } from '#app/web/objects/object-routes.tsx'

/** Orders and products. */
export const commerceRoutes = (parent: AnyRoute) => [
  ...objectRoutes(parent, 'order', 'orders'),
  ...objectRoutes(parent, 'product', 'products'),
  createRoute({
    getParentRoute: () => parent,
    path: '/rfm',
    staticData: { title: 'commerce:rfm.title' },
    component: lazyRouteComponent(() => import('./rfm/RfmScreen.tsx'), 'RfmScreen'),
  }),
]
