import { createRoute, Outlet } from '@tanstack/react-router'
import { commercePanels, commerceRoutes, commerceViews } from '#modules/commerce/web/routes.tsx'
import { customersPanels, customersRoutes, customersViews } from '#modules/customers/web/routes.tsx'
import { membersQuery, ObjectsProvider, objectsQuery } from './objects/ObjectsProvider.tsx'
import { appRoute } from './root-route.tsx'

const views = [...customersViews, ...commerceViews]
const panels = [...customersPanels, ...commercePanels]

/** Above the screens of all object types: knows the types, and who there is. */
const objectsRoute = createRoute({
  getParentRoute: () => appRoute,
  id: 'objects',
  loader: ({ context }) =>
    Promise.all([context.queryClient.ensureQueryData(objectsQuery), context.queryClient.ensureQueryData(membersQuery)]),
  component: () => (
    <ObjectsProvider views={views} panels={panels}>
      <Outlet />
    </ObjectsProvider>
  ),
})

/** Home, and the lists and record pages of every object type. */
export const objectScreens = objectsRoute.addChildren([
  ...customersRoutes(objectsRoute),
  ...commerceRoutes(objectsRoute),
])
