import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import i18next from 'i18next'
import { commerceRoutes } from '#modules/commerce/web/routes.tsx'
import { customersRoutes } from '#modules/customers/web/routes.tsx'
import { newExportRoute } from './exports/export-routes.ts'
import { ownObjectRoutes } from './objects/object-routes.tsx'
import { membersQuery, objectsQuery } from './objects/objects-queries.ts'
import { qualityRoutes } from './quality/quality-routes.ts'
import { appRoute } from './root-route.tsx'

/** Above the screens of all object types: knows the types, and who there is. */
const objectsRoute = createRoute({
  getParentRoute: () => appRoute,
  id: 'objects',
  loader: ({ context }) =>
    Promise.all([
      context.queryClient.ensureQueryData(objectsQuery),
      context.queryClient.ensureQueryData(membersQuery),
      // The provider asks for them anyway, but only once it is drawn.
      i18next.loadNamespaces(['objects', 'customers', 'commerce']),
    ]),
  component: lazyRouteComponent(() => import('./ObjectsLayout.tsx'), 'ObjectsLayout'),
})

/** Home, and the lists and record pages of every object type. */
export const objectScreens = objectsRoute.addChildren([
  ...customersRoutes(objectsRoute),
  ...commerceRoutes(objectsRoute),
  ...ownObjectRoutes(objectsRoute),
  newExportRoute(objectsRoute),
  ...qualityRoutes(objectsRoute),
])
