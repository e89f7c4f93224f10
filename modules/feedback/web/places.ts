import { IconStar } from '@tabler/icons-react'
import type { NavigationItem } from '#app/web/navigation-item.ts'

/** Where ratings stand in the rail. */
export const feedbackPlaces: NavigationItem[] = [
  {
    id: 'ratings',
    module: 'feedback',
    label: 'app:nav.ratings',
    href: '/ratings',
    icon: IconStar,
    group: 'day',
    needs: 'conversations.read',
  },
]
