import { lazy } from 'react'
import type { RecordPanel } from '#app/web/objects/object-view.ts'
import { conversationView } from './conversation-view.tsx'

const ConversationsOf = lazy(async () => ({ default: (await import('./ConversationsOf.tsx')).ConversationsOf }))

/** How conversations are shown, and what of them on the pages of customers. */
export const conversationsViews = [conversationView]

export const conversationsPanels: RecordPanel[] = [
  { object: 'contact', place: 'related', module: 'conversations', Panel: ConversationsOf },
  { object: 'company', place: 'related', module: 'conversations', Panel: ConversationsOf },
]
