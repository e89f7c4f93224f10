import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { listRoute, objectRoutes, recordRoute } from '#app/web/objects/object-routes.tsx'
import { homeQuery } from './home/home-query.ts'

/** Home, contacts, companies, notes and tasks. */
export const customersRoutes = (parent: AnyRoute) => [
  createRoute({
    getParentRoute: () => parent,
    path: '/',
    staticData: { title: 'app:nav.home' },
    loader: ({ context }) => context.queryClient.ensureQueryData(homeQuery),
    component: lazyRouteComponent(() => import('./home/HomeScreen.tsx'), 'HomeScreen'),
  }),
  ...objectRoutes(parent, 'contact', 'contacts'),
  createRoute({
    getParentRoute: () => parent,
    path: '/contacts/quick-add',
    staticData: { title: 'customers:quickAdd.title' },
    component: lazyRouteComponent(() => import('./QuickAdd.tsx'), 'QuickAdd'),
  }),
  ...objectRoutes(parent, 'company', 'companies'),
  ...objectRoutes(parent, 'note', 'notes'),
  ...objectRoutes(parent, 'activity', 'activities'),
  listRoute(parent, 'tasks', async () => (await import('./TasksScreen.tsx')).TasksScreen),
  recordRoute(parent, 'task', 'tasks'),
]
