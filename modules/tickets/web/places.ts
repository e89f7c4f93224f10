import { IconTicket } from '@tabler/icons-react'
import type { NavigationItem } from '#app/web/navigation-item.ts'

/** Where tickets stand in the rail. */
export const ticketPlaces: NavigationItem[] = [
  {
    id: 'tickets',
    module: 'tickets',
    object: 'ticket',
    label: 'app:nav.tickets',
    href: '/tickets',
    icon: IconTicket,
    group: 'day',
    go: 'x',
    create: { label: 'app:create.ticket', href: '/tickets?new=true' },
  },
]
