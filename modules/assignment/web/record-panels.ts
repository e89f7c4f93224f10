import { lazy } from 'react'
import type { RecordPanel } from '#app/web/objects/object-view.ts'

// It comes with the first record page.
const Panel = lazy(async () => ({ default: (await import('./WhyPanel.tsx')).WhyPanel }))

/** On the page of every record that can be given to somebody. */
export const assignmentPanels: RecordPanel[] = [
  { place: 'insight', Panel },
  // Beside a conversation in the inbox.
  { object: 'conversation', place: 'beside', Panel },
]
