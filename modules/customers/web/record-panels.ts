import { lazy } from 'react'
import type { RecordPanel } from '#app/web/objects/object-view.ts'
import { ANY_OWN } from '#app/web/objects/own-records.ts'

type Name = keyof typeof import('./panels.tsx')

// They come with the first record page.
const panel = (name: Name) => lazy(async () => ({ default: (await import('./panels.tsx'))[name] }))

const OpenTasks = panel('OpenTasks')

/** What record pages show beside the records. */
export const customersPanels: RecordPanel[] = [
  { object: 'contact', place: 'related', Panel: panel('CompaniesPanel') },
  { object: 'contact', place: 'related', module: 'tasks', Panel: OpenTasks },
  { object: 'company', place: 'related', Panel: panel('People') },
  { object: 'company', place: 'related', module: 'tasks', Panel: OpenTasks },
  { object: 'company', place: 'related', Panel: panel('Subsidiaries') },
  { object: 'activity', place: 'related', module: 'calendar', Panel: panel('InviteesPanel') },
  { object: ANY_OWN, place: 'related', module: 'tasks', Panel: OpenTasks },
]
