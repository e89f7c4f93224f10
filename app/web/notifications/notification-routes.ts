import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { settingsRoute } from '#modules/team/web/routes.tsx'
import { appRoute } from '../root-route.tsx'
import type { Shown } from './notification-client.ts'

/** What one was told. */
export const notificationScreens = [
  createRoute({
    getParentRoute: () => appRoute,
    path: '/notifications',
    staticData: { title: 'notifications:title' },
    validateSearch: ({ kind, unread }: Record<string, unknown>): Shown => ({
      ...(typeof kind === 'string' ? { kind } : {}),
      ...(unread === true ? { unread: true as const } : {}),
    }),
    component: lazyRouteComponent(() => import('./NotificationsScreen.tsx'), 'NotificationsScreen'),
  }),
] as const

/** Settings → Notifications. */
export const notificationSettings: AnyRoute[] = [
  createRoute({
    getParentRoute: () => settingsRoute,
    path: '/notifications',
    staticData: { title: 'team:notifications.title' },
    component: lazyRouteComponent(() => import('./PreferencesScreen.tsx'), 'PreferencesScreen'),
  }),
]
