import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { objectRoutes } from '#app/web/objects/object-routes.tsx'

/** Orders, products and price lists. */
export const commerceRoutes = (parent: AnyRoute) => [
  ...objectRoutes(parent, 'order', 'orders'),
  ...objectRoutes(parent, 'product', 'products'),
  ...objectRoutes(parent, 'pricelist', 'pricelists'),
  ...objectRoutes(parent, 'price', 'prices'),
  createRoute({
    getParentRoute: () => parent,
    path: '/rfm',
    staticData: { title: 'commerce:rfm.title' },
    component: lazyRouteComponent(() => import('./rfm/RfmScreen.tsx'), 'RfmScreen'),
  }),
]
