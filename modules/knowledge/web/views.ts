import { lazy } from 'react'
import type { RecordPanel } from '#app/web/objects/object-view.ts'
import { articleView } from './article-view.tsx'

const Suggestions = lazy(async () => ({ default: (await import('./Suggestions.tsx')).Suggestions }))

/** How articles are shown. */
export const knowledgeViews = [articleView]

/** Beside what is to be answered: articles that answer it. */
export const knowledgePanels: RecordPanel[] = [
  { object: 'conversation', place: 'beside', module: 'knowledge', Panel: Suggestions },
  { object: 'ticket', place: 'related', module: 'knowledge', Panel: Suggestions },
]
