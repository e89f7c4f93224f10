import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { queueScreens } from '#modules/assignment/web/routes.ts'
import { answerScreens } from '#modules/chat/web/routes.ts'
import { commerceRoutes } from '#modules/commerce/web/routes.tsx'
import { conversationsRoutes } from '#modules/conversations/web/routes.tsx'
import { customersRoutes } from '#modules/customers/web/routes.tsx'
import { ratingScreens } from '#modules/feedback/web/routes.tsx'
import { forecastScreens } from '#modules/forecast/web/routes.ts'
import { formsRoutes } from '#modules/forms/web/routes.tsx'
import { invoicesRoutes } from '#modules/invoices/web/routes.tsx'
import { knowledgeScreens } from '#modules/knowledge/web/routes.tsx'
import { quotesRoutes } from '#modules/quotes/web/routes.tsx'
import { salesRoutes } from '#modules/sales/web/routes.tsx'
import { salesReportsRoutes } from '#modules/sales-reports/web/routes.tsx'
import { sequencesRoutes } from '#modules/sequences/web/routes.tsx'
import { supportReportScreens } from '#modules/support-reports/web/routes.tsx'
import { ticketsRoutes } from '#modules/tickets/web/routes.tsx'
import { calendarRoutes } from './calendar/calendar-routes.ts'
import { newExportRoute } from './exports/export-routes.ts'
import { ownObjectRoutes } from './objects/object-routes.tsx'
import { loadObjects, membersQuery } from './objects/objects-queries.ts'
import { qualityRoutes } from './quality/quality-routes.ts'
import { appRoute } from './root-route.tsx'
import { segmentScreens } from './segments/segment-routes.ts'

/** Above the screens of all object types: knows the types, and who there is. */
const objectsRoute = createRoute({
  getParentRoute: () => appRoute,
  id: 'objects',
  loader: ({ context }) =>
    Promise.all([
      // The provider asks for their words anyway, but only once it is drawn.
      loadObjects(context.queryClient),
      context.queryClient.ensureQueryData(membersQuery),
    ]),
  component: lazyRouteComponent(() => import('./ObjectsLayout.tsx'), 'ObjectsLayout'),
})

const searchRoute = createRoute({
  getParentRoute: () => objectsRoute,
  path: '/search',
  staticData: { title: 'app:nav.search' },
  validateSearch: ({ q, object }: Record<string, unknown>): { q?: string; object?: string } => ({
    // A number that was typed comes as one.
    ...(q === undefined ? {} : { q: String(q) }),
    ...(typeof object === 'string' ? { object } : {}),
  }),
  component: lazyRouteComponent(() => import('./search/SearchScreen.tsx'), 'SearchScreen'),
})

/** Home, and the lists and record pages of every object type. */
export const objectScreens = objectsRoute.addChildren([
  ...customersRoutes(objectsRoute),
  ...commerceRoutes(objectsRoute),
  ...formsRoutes(objectsRoute),
  ...conversationsRoutes(objectsRoute),
  ...queueScreens(objectsRoute),
  ...ticketsRoutes(objectsRoute),
  ...knowledgeScreens(objectsRoute),
  ...quotesRoutes(objectsRoute),
  ...invoicesRoutes(objectsRoute),
  ...salesRoutes(objectsRoute),
  ...salesReportsRoutes(objectsRoute),
  ...supportReportScreens(objectsRoute),
  ...sequencesRoutes(objectsRoute),
  ...forecastScreens(objectsRoute),
  ...ratingScreens(objectsRoute),
  ...answerScreens(objectsRoute),
  ...ownObjectRoutes(objectsRoute),
  newExportRoute(objectsRoute),
  searchRoute,
  ...calendarRoutes(objectsRoute),
  ...segmentScreens(objectsRoute),
  ...qualityRoutes(objectsRoute),
])
