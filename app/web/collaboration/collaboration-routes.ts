import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { appRoute } from '../root-route.tsx'

const screen = {
  getParentRoute: () => appRoute,
  staticData: { title: 'app:nav.announcements' },
  component: lazyRouteComponent(() => import('./AnnouncementsScreen.tsx'), 'AnnouncementsScreen'),
}

/** What was announced; with an id its readers are open. */
export const announcementScreens = [
  createRoute({ ...screen, path: '/announcements' }),
  createRoute({ ...screen, path: '/announcements/$id' }),
] as const
