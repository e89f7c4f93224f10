import { IconBook } from '@tabler/icons-react'
import type { NavigationItem } from '#app/web/navigation-item.ts'

/** Where articles stand in the rail. */
export const knowledgePlaces: NavigationItem[] = [
  {
    id: 'articles',
    module: 'knowledge',
    object: 'article',
    label: 'app:nav.articles',
    href: '/articles',
    icon: IconBook,
    group: 'day',
    create: { label: 'app:create.article', href: '/articles?new=true' },
  },
]
