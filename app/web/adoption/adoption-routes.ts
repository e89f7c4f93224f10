import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import i18next from 'i18next'
import { settingsRoute } from '#modules/team/web/routes.tsx'
import { api } from '../api.ts'
import { objectsQuery } from '../objects/objects-queries.ts'
import { feedbackQuery, rolloutsQuery } from './adoption-client.ts'

const words = () => i18next.loadNamespaces('adoption')
const under = { getParentRoute: () => settingsRoute }

/** Settings → Modules, Adoption, Feedback. */
export const adoptionScreens = [
  createRoute({
    ...under,
    path: '/modules',
    staticData: { title: 'team:modules.title' },
    loader: ({ context }) =>
      Promise.all([
        words(),
        context.queryClient.ensureQueryData(rolloutsQuery),
        context.queryClient.ensureQueryData(api.teams.list.queryOptions({ input: {} })),
      ]),
    component: lazyRouteComponent(() => import('./ModulesScreen.tsx'), 'ModulesScreen'),
  }),
  createRoute({
    ...under,
    path: '/adoption',
    staticData: { title: 'team:adoption.title' },
    validateSearch: ({ days }: Record<string, unknown>): { days?: 7 } =>
      days === 7 || days === '7' ? { days: 7 } : {},
    loader: ({ context }) => Promise.all([words(), context.queryClient.ensureQueryData(objectsQuery)]),
    component: lazyRouteComponent(() => import('./AdoptionScreen.tsx'), 'AdoptionScreen'),
  }),
  createRoute({
    ...under,
    path: '/feedback',
    staticData: { title: 'team:feedback.title' },
    validateSearch: ({ state }: Record<string, unknown>): { state?: 'open' | 'answered' } =>
      state === 'open' || state === 'answered' ? { state } : {},
    loaderDeps: ({ search }) => search,
    loader: ({ context, deps }) =>
      Promise.all([words(), context.queryClient.ensureInfiniteQueryData(feedbackQuery(deps.state))]),
    component: lazyRouteComponent(() => import('./FeedbackScreen.tsx'), 'FeedbackScreen'),
  }),
]
