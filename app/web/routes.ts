import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { entranceScreens, teamScreens } from '#modules/team/web/routes.tsx'
import { appRoute } from './root-route.tsx'

/** The sitemap: each module hands in its own routes. */
const homeRoute = createRoute({
  getParentRoute: () => appRoute,
  path: '/',
  staticData: { title: 'app:nav.home' },
  component: lazyRouteComponent(() => import('./shell/EmptyHome.tsx'), 'EmptyHome'),
})

/** Screens of signed-in people; parent is `appRoute`. */
export const routes = [homeRoute, ...teamScreens] as const

/** Screens open to strangers; parent is `rootRoute`. */
export const strangerRoutes = [...entranceScreens] as const
