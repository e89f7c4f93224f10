import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { appRoute } from './root-route.tsx'

/** The sitemap: each module hands in its own routes. */
const homeRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/',
  staticData: { title: 'app:nav.home' },
  component: lazyRouteComponent(() => import('./shell/EmptyHome.tsx'), 'EmptyHome'),
})

/** Screens of signed-in people; parent is `appRoute`. */
export const routes = [homeRoute] as const

/** Screens open to strangers; parent is `rootRoute`. */
export const strangerRoutes = [] as const
