import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { membersQuery } from '#app/web/objects/objects-queries.ts'
import { readRatingsSearch } from './ratings-search.ts'

/** What customers said. */
export const ratingScreens = (parent: AnyRoute) => [
  createRoute({
    getParentRoute: () => parent,
    path: '/ratings',
    staticData: { title: 'feedback:title' },
    validateSearch: readRatingsSearch,
    component: lazyRouteComponent(() => import('./RatingsScreen.tsx'), 'RatingsScreen'),
  }),
]

/** Settings → Customer ratings. @param parent the frame of all settings */
export const feedbackScreens = (parent: AnyRoute): AnyRoute[] => [
  createRoute({
    getParentRoute: () => parent,
    path: '/customer-ratings',
    staticData: { title: 'team:surveys.title' },
    loader: ({ context }) => context.queryClient.ensureQueryData(membersQuery),
    component: lazyRouteComponent(() => import('./settings/FeedbackSettings.tsx'), 'FeedbackSettings'),
  }),
]
