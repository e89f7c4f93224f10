import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { loadObjects, membersQuery } from '#app/web/objects/objects-queries.ts'

/** Settings → Scoring, within what knows the object types. */
export function scoringScreens(settings: AnyRoute): AnyRoute[] {
  const frame = createRoute({
    getParentRoute: () => settings,
    id: 'of-scoring',
    staticData: { title: 'scoring:title' },
    loader: ({ context }) =>
      Promise.all([loadObjects(context.queryClient, 'segments'), context.queryClient.ensureQueryData(membersQuery)]),
    component: lazyRouteComponent(() => import('#app/web/ObjectsLayout.tsx'), 'ObjectsLayout'),
  })
  const screen = createRoute({
    getParentRoute: () => frame,
    path: '/scoring',
    staticData: { title: 'scoring:title' },
    component: lazyRouteComponent(() => import('./ScoringScreen.tsx'), 'ScoringScreen'),
  })
  return [frame.addChildren([screen])]
}
