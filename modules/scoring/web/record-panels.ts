import { lazy } from 'react'
import type { RecordPanel } from '#app/web/objects/object-view.ts'

// It comes with the first record page.
const ScorePanel = lazy(async () => ({ default: (await import('./panel/panels.tsx')).ScorePanel }))

/** What scoring shows on the pages of contacts. */
export const scoringPanels: RecordPanel[] = [{ object: 'contact', place: 'insight', Panel: ScorePanel }]
