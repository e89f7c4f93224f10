import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { teamsQuery } from '#app/web/objects/objects-queries.ts'
import { readAnswersSearch } from './answers-search.ts'

/** All that the assistant answered. */
export const answerScreens = (parent: AnyRoute) => [
  createRoute({
    getParentRoute: () => parent,
    path: '/assistant-answers',
    staticData: { title: 'chat:answers.all' },
    validateSearch: readAnswersSearch,
    component: lazyRouteComponent(() => import('./AnswersScreen.tsx'), 'AnswersScreen'),
  }),
]

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
