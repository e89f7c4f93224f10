import { IconHourglass, IconInbox } from '@tabler/icons-react'
import type { NavigationItem } from '#app/web/navigation-item.ts'

/** The inbox, and all conversations as a table. */
export const inboxPlaces: NavigationItem[] = [
  {
    id: 'inbox',
    module: 'conversations',
    label: 'app:nav.inbox',
    href: '/inbox',
    icon: IconInbox,
    group: 'day',
    go: 'm',
    needs: 'conversations.read',
    waits: true,
    onPhone: true,
    create: { label: 'app:create.conversation', href: '/conversations?new=true' },
  },
  {
    id: 'queue',
    module: 'conversations',
    label: 'app:nav.queue',
    href: '/queue',
    icon: IconHourglass,
    group: 'day',
    needs: 'conversations.read',
    aside: true,
  },
  {
    id: 'conversations',
    module: 'conversations',
    object: 'conversation',
    label: 'app:nav.conversations',
    href: '/conversations',
    icon: IconInbox,
    group: 'day',
    needs: 'conversations.read',
    aside: true,
  },
]
