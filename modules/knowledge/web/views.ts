import { lazy } from 'react'
import type { DraftPanel, RecordPanel } from '#app/web/objects/object-view.ts'
import { articleView } from './article-view.tsx'

const DraftSuggestions = lazy(async () => ({ default: (await import('./DraftSuggestions.tsx')).DraftSuggestions }))
const Suggestions = lazy(async () => ({ default: (await import('./Suggestions.tsx')).Suggestions }))

/** How articles are shown. */
export const knowledgeViews = [articleView]

/** Beside what is to be answered: articles that answer it. */
export const knowledgePanels: RecordPanel[] = [
  { object: 'conversation', place: 'beside', module: 'knowledge', Panel: Suggestions },
  { object: 'ticket', place: 'related', module: 'knowledge', Panel: Suggestions },
]

/** While a ticket is written: what is answered already. */
export const knowledgeDraftPanels: DraftPanel[] = [{ object: 'ticket', module: 'knowledge', Panel: DraftSuggestions }]
