import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { loadObjects, membersQuery, teamsQuery } from '#app/web/objects/objects-queries.ts'

/** Settings → Canned replies and macros. @param parent the frame of all settings */
export function replySettingsScreens(parent: AnyRoute): AnyRoute[] {
  const around = createRoute({
    getParentRoute: () => parent,
    id: 'replySettings',
    loader: ({ context: { queryClient } }) =>
      Promise.all([
        loadObjects(queryClient),
        queryClient.ensureQueryData(membersQuery),
        queryClient.ensureQueryData(teamsQuery),
      ]),
    component: lazyRouteComponent(() => import('#app/web/ObjectsLayout.tsx'), 'ObjectsLayout'),
  })
  const page = createRoute({
    getParentRoute: () => around,
    path: '/replies',
    staticData: { title: 'team:replies.title' },
    component: lazyRouteComponent(() => import('./settings/ReplySettings.tsx'), 'ReplySettings'),
  })
  return [around.addChildren([page])]
}
