import { IconMessageChatbot } from '@tabler/icons-react'
import type { NavigationItem } from '#app/web/navigation-item.ts'

/** Where the answers of the assistant stand: in the palette and under "More". */
export const chatPlaces: NavigationItem[] = [
  {
    id: 'assistantAnswers',
    module: 'chat',
    label: 'app:nav.assistantAnswers',
    href: '/assistant-answers',
    icon: IconMessageChatbot,
    group: 'day',
    needs: 'conversations.read',
    aside: true,
  },
]
