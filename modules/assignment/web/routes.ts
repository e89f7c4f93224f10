import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { loadObjects, membersQuery, teamsQuery } from '#app/web/objects/objects-queries.ts'

/** What waits for somebody. @param parent knows the objects and people */
export const queueScreens = (parent: AnyRoute) => [
  createRoute({
    getParentRoute: () => parent,
    path: '/queue',
    staticData: { title: 'app:nav.queue' },
    loader: ({ context: { queryClient } }) => loadObjects(queryClient, 'assignment'),
    component: lazyRouteComponent(() => import('./QueueScreen.tsx'), 'QueueScreen'),
  }),
]

/** Settings → Assignment. @param parent the frame of all settings */
export function assignmentScreens(parent: AnyRoute): AnyRoute[] {
  const around = createRoute({
    getParentRoute: () => parent,
    id: 'assignment',
    loader: ({ context: { queryClient } }) =>
      Promise.all([
        loadObjects(queryClient, 'assignment', 'rules', 'segments'),
        queryClient.ensureQueryData(membersQuery),
        queryClient.ensureQueryData(teamsQuery),
      ]),
    component: lazyRouteComponent(() => import('#app/web/RulesLayout.tsx'), 'RulesLayout'),
  })
  const page = createRoute({
    getParentRoute: () => around,
    path: '/assignment',
    staticData: { title: 'team:assignment.title' },
    validateSearch: ({ object }: Record<string, unknown>): { object?: string } =>
      typeof object === 'string' ? { object } : {},
    component: lazyRouteComponent(() => import('./AssignmentScreen.tsx'), 'AssignmentScreen'),
  })
  return [around.addChildren([page])]
}
