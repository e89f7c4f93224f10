import { lazy } from 'react'
import type { RecordPanel } from '#app/web/objects/object-view.ts'

const EmailsPanel = lazy(async () => ({ default: (await import('./EmailsPanel.tsx')).EmailsPanel }))

/** On the page of a contact: what came and went by mailboxes. */
export const mailboxesPanels: RecordPanel[] = [{ object: 'contact', place: 'related', Panel: EmailsPanel }]
