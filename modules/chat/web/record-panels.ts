import { lazy } from 'react'
import type { RecordPanel } from '#app/web/objects/object-view.ts'

// It comes with the first conversation.
const VisitorPanel = lazy(async () => ({ default: (await import('./VisitorPanel.tsx')).VisitorPanel }))

/** What chats show beside conversations. */
export const chatPanels: RecordPanel[] = [
  { object: 'conversation', place: 'beside', module: 'chat', Panel: VisitorPanel },
]
