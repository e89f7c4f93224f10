import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { loadObjects, membersQuery, teamsQuery } from '#app/web/objects/objects-queries.ts'

/** Settings → Rules. @param parent the frame of all settings */
export function automationScreens(parent: AnyRoute): AnyRoute[] {
  const around = createRoute({
    getParentRoute: () => parent,
    id: 'automation',
    loader: ({ context: { queryClient } }) =>
      Promise.all([
        loadObjects(queryClient, 'automation', 'rules', 'segments'),
        queryClient.ensureQueryData(membersQuery),
        queryClient.ensureQueryData(teamsQuery),
      ]),
    component: lazyRouteComponent(() => import('#app/web/RulesLayout.tsx'), 'RulesLayout'),
  })
  const page = createRoute({
    getParentRoute: () => around,
    path: '/automation',
    staticData: { title: 'team:automation.title' },
    validateSearch: ({ object }: Record<string, unknown>): { object?: string } =>
      typeof object === 'string' ? { object } : {},
    component: lazyRouteComponent(() => import('./AutomationScreen.tsx'), 'AutomationScreen'),
  })
  return [around.addChildren([page])]
}
