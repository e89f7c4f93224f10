import { lazy } from 'react'
import type { RecordPanel } from '#app/web/objects/object-view.ts'

// They come with the first record page.
const panel = (name: keyof typeof import('./panels.tsx')) =>
  lazy(async () => ({ default: (await import('./panels.tsx'))[name] }))

const MailsPanel = panel('MailsPanel')
const SequencePanel = panel('SequencePanel')

/** On the pages of contacts and deals. */
export const sequencesPanels: RecordPanel[] = [
  { object: 'contact', place: 'related', Panel: MailsPanel },
  { object: 'deal', place: 'related', Panel: MailsPanel },
  { object: 'contact', place: 'related', module: 'sequences', Panel: SequencePanel },
  { object: 'deal', place: 'related', module: 'sequences', Panel: SequencePanel },
]
