import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router'

export interface MailboxSearch {
  /** A mailbox, or `new`. */
  open?: string
  /** A provider, or `new`. */
  provider?: string
  /** Why the way over a provider ended here. */
  refused?: string
}

const validateSearch = (search: Record<string, unknown>): MailboxSearch =>
  Object.fromEntries(
    (['open', 'provider', 'refused'] as const).flatMap((name) =>
      typeof search[name] === 'string' ? [[name, search[name]]] : [],
    ),
  )

/** Settings → Mailboxes. @param parent the frame of all settings */
export function mailboxScreens(parent: AnyRoute): AnyRoute[] {
  return [
    createRoute({
      getParentRoute: () => parent,
      path: '/mailboxes',
      staticData: { title: 'mailboxes:title' },
      validateSearch,
      component: lazyRouteComponent(() => import('./MailboxSettings.tsx'), 'MailboxSettings'),
    }),
  ]
}
