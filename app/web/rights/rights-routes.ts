import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import i18next from 'i18next'
import { settingsRoute } from '#modules/team/web/routes.tsx'
import { membersQuery, objectsQuery } from '../objects/objects-queries.ts'

/** Around the screens of rights: knows the object types and the people. */
const rightsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  id: 'of-rights',
  staticData: { title: 'rights:title' },
  loader: ({ context }) =>
    Promise.all([
      context.queryClient.ensureQueryData(objectsQuery),
      context.queryClient.ensureQueryData(membersQuery),
      i18next.loadNamespaces(['rights', 'data-model', 'objects', 'customers', 'commerce']),
    ]),
  component: lazyRouteComponent(() => import('../ObjectsLayout.tsx'), 'ObjectsLayout'),
})

const under = { getParentRoute: () => rightsRoute }

/** Settings → Roles, one role, and what somebody may see. */
export const rightsScreens: AnyRoute[] = [
  rightsRoute.addChildren([
    createRoute({
      ...under,
      path: '/roles',
      component: lazyRouteComponent(() => import('./RolesScreen.tsx'), 'RolesScreen'),
    }),
    createRoute({
      ...under,
      path: '/roles/$role',
      component: lazyRouteComponent(() => import('./RoleScreen.tsx'), 'RoleScreen'),
    }),
    createRoute({
      ...under,
      path: '/rights',
      validateSearch: ({ user }: Record<string, unknown>): { user?: string } =>
        typeof user === 'string' ? { user } : {},
      component: lazyRouteComponent(() => import('./WhatMayScreen.tsx'), 'WhatMayScreen'),
    }),
  ]),
]
