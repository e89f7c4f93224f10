import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, redirect } from '@tanstack/react-router'
import { objectsQuery } from './objects/objects-queries.ts'
import { isSignedIn, sessionQuery } from './session.ts'
import { AppShell } from './shell/AppShell.tsx'
import { Nowhere } from './shell/Nowhere.tsx'
import { Root } from './shell/Root.tsx'
import { RouteError } from './shell/RouteError.tsx'

/** What every route's loader is given. */
export interface RouterContext {
  queryClient: QueryClient
}

/** Above all screens, also those for strangers (sign-in, reset). */
export const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Root,
  errorComponent: RouteError,
  notFoundComponent: Nowhere,
})

/** Above all screens of a signed-in person: they get the rail, and a stranger is asked to sign in first. */
export const appRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'app',
  component: AppShell,
  errorComponent: RouteError,
  beforeLoad: async ({ context, location }) => {
    const visitor = await context.queryClient.ensureQueryData(sessionQuery)
    if (visitor.barred) throw redirect({ href: '/not-yet' })
    if (!isSignedIn(visitor)) throw redirect({ href: `/sign-in?next=${encodeURIComponent(location.href)}` })
    return { session: visitor }
  },
  // The rail calls the lists what the workspace calls them; beside the screen's own loading this takes no time.
  loader: ({ context }) => context.queryClient.ensureQueryData(objectsQuery),
})
