import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

/** Settings → Mailboxes. @param parent the frame of all settings */
export function mailboxScreens(parent: AnyRoute): AnyRoute[] {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/mailboxes',
      staticData: { title: 'mailboxes:title' },
      validateSearch: ({ open }: Record<string, unknown>): { open?: string } =>
        typeof open === 'string' ? { open } : {},
      component: lazyRouteComponent(() => import('./MailboxSettings.tsx'), 'MailboxSettings'),
    }),
  ]
}
