import { lazy } from 'react'
import type { RecordPanel } from '#app/web/objects/object-view.ts'
import { dealView } from './deal-view.tsx'

// It comes with the first record page.
const Deals = lazy(async () => ({ default: (await import('./DealsPanel.tsx')).DealsPanel }))

/** How deals are shown. */
export const salesViews = [dealView]

/** What sales shows on the pages of those it sells to. */
export const salesPanels: RecordPanel[] = [
  { object: 'contact', place: 'related', module: 'sales', Panel: Deals },
  { object: 'company', place: 'related', module: 'sales', Panel: Deals },
]
