import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { readReportSearch } from './report-search.ts'

/** What service can know about itself. */
export const supportReportScreens = (parent: AnyRoute) => [
  createRoute({
    getParentRoute: () => parent,
    path: '/support-reports',
    staticData: { title: 'support-reports:title' },
    validateSearch: readReportSearch,
    component: lazyRouteComponent(() => import('./ReportsScreen.tsx'), 'ReportsScreen'),
  }),
]
