import { createRouter } from '@tanstack/react-router'
import { queryClient } from './query-client.ts'
import { appRoute, rootRoute } from './root-route.tsx'
import { routes, strangerRoutes } from './routes.ts'
import { RouteError } from './shell/RouteError.tsx'
import { RouteNotFound } from './shell/RouteNotFound.tsx'
import { PageSkeleton } from './ui/PageSkeleton.tsx'

const routeTree = rootRoute.addChildren([...strangerRoutes, appRoute.addChildren(routes)])

export const router = createRouter({
  routeTree,
  context: { queryClient },
  defaultPreload: 'intent',
  // The query cache decides what is fresh, not the router.
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
  defaultPendingMs: 100,
  defaultPendingComponent: PageSkeleton,
  defaultErrorComponent: RouteError,
  defaultNotFoundComponent: RouteNotFound,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
  interface StaticDataRouteOption {
    /** The screen's title, as a key of a catalogue (`customers:contacts.title`). */
    title?: string
  }
}
