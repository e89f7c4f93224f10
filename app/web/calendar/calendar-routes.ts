import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { readCalendarSearch } from './calendar-search.ts'

/** Everything dated, by day, week or month. */
export const calendarRoutes = (parent: AnyRoute) => [
  createRoute({
    getParentRoute: () => parent,
    path: '/calendar',
    staticData: { title: 'app:nav.calendar' },
    validateSearch: readCalendarSearch,
    component: lazyRouteComponent(() => import('./CalendarScreen.tsx'), 'CalendarScreen'),
  }),
]
