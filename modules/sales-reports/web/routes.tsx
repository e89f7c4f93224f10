import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { readReportSearch } from './report-search.ts'

/** What sales can know about themselves. */
export const salesReportsRoutes = (parent: AnyRoute) => [
  createRoute({
    getParentRoute: () => parent,
    path: '/reports',
    staticData: { title: 'sales-reports:title' },
    validateSearch: readReportSearch,
    component: lazyRouteComponent(() => import('./ReportsScreen.tsx'), 'ReportsScreen'),
  }),
]
