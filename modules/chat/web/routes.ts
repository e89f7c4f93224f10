import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { teamsQuery } from '#app/web/objects/objects-queries.ts'

/** Settings → Chat. @param parent the frame of all settings */
export function chatScreens(parent: AnyRoute): AnyRoute[] {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/chat',
      staticData: { title: 'chat:title' },
      validateSearch: ({ open }: Record<string, unknown>): { open?: string } =>
        typeof open === 'string' ? { open } : {},
      loader: ({ context }) => context.queryClient.ensureQueryData(teamsQuery),
      component: lazyRouteComponent(() => import('./ChatSettings.tsx'), 'ChatSettings'),
    }),
  ]
}
