import { lazy } from 'react'
import type { RecordPanel } from '#app/web/objects/object-view.ts'
import { quoteView } from './quote-view.tsx'

type Name = keyof typeof import('./panels.tsx')

// They come with the first record page.
const panel = (name: Name) => lazy(async () => ({ default: (await import('./panels.tsx'))[name] }))

const QuotesOf = panel('QuotesOf')

/** How quotes are shown, and what of them on the pages of customers. */
export const quotesViews = [quoteView]

export const quotesPanels: RecordPanel[] = [
  { object: 'contact', place: 'related', module: 'commerce', Panel: QuotesOf },
  { object: 'company', place: 'related', module: 'commerce', Panel: QuotesOf },
  { object: 'deal', place: 'related', module: 'commerce', Panel: QuotesOf },
  { object: 'quote', place: 'related', module: 'commerce', Panel: panel('OtherQuotes') },
]
