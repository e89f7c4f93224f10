import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { settingsRoute } from '#modules/team/web/routes.tsx'
import { loadObjects, membersQuery } from '../objects/objects-queries.ts'

/** Around the screens of rights: knows the object types and the people. */
const rightsRoute = createRoute({
  getParentRoute: () => settingsRoute,
  id: 'of-rights',
  staticData: { title: 'rights:title' },
  loader: ({ context }) =>
    Promise.all([
      loadObjects(context.queryClient, 'rights', 'data-model'),
      context.queryClient.ensureQueryData(membersQuery),
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
