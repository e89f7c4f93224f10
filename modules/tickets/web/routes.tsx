import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { objectRoutes } from '#app/web/objects/object-routes.tsx'
import { readReportSearch } from './report/report-search.ts'

/** Tickets, and what was kept of what was promised. */
export const ticketsRoutes = (parent: AnyRoute) => [
  ...objectRoutes(parent, 'ticket', 'tickets'),
  createRoute({
    getParentRoute: () => parent,
    path: '/sla-report',
    staticData: { title: 'tickets:report.title' },
    validateSearch: readReportSearch,
    component: lazyRouteComponent(() => import('./report/SlaReportScreen.tsx'), 'SlaReportScreen'),
  }),
]
