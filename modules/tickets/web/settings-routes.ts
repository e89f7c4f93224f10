import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { loadObjects, membersQuery, teamsQuery } from '#app/web/objects/objects-queries.ts'

/** Settings → Tickets and SLAs. @param parent the frame of all settings */
export function ticketSettingsScreens(parent: AnyRoute): AnyRoute[] {
  const around = createRoute({
    getParentRoute: () => parent,
    id: 'ticketSettings',
    loader: ({ context: { queryClient } }) =>
      Promise.all([
        loadObjects(queryClient, 'segments'),
        queryClient.ensureQueryData(membersQuery),
        queryClient.ensureQueryData(teamsQuery),
      ]),
    component: lazyRouteComponent(() => import('./settings/SettingsFrame.tsx'), 'SettingsFrame'),
  })
  const page = createRoute({
    getParentRoute: () => around,
    path: '/tickets',
    staticData: { title: 'team:tickets.title' },
    component: lazyRouteComponent(() => import('./settings/TicketSettings.tsx'), 'TicketSettings'),
  })
  return [around.addChildren([page])]
}
