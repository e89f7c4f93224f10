import type { Route } from '#platform/http/route'
import { objectRoutes } from '#platform/objects/object-routes'
import { quoteCourseRoutes, quoteSettingsRoutes } from './api/routes.ts'
import { quoteCoursesContract, quotesContract } from './contract/quotes.ts'
import { quoteSettingsContract } from './contract/settings.ts'
import { quote } from './objects/quote.ts'
import './events.ts'

export const quotesContracts = {
  quotes: quotesContract,
  quoteCourses: quoteCoursesContract,
  quoteSettings: quoteSettingsContract,
}

export const quotesObjects = [quote]

export { findLogo } from './domain/quote-settings.ts'
export { quotesTasks } from './jobs/expire.ts'
export { mountOffers } from './offer/serve-offer.ts'
export { Document, documentOf } from './paper/document.ts'
export {
  factsHtml,
  footHtml,
  linesHtml,
  paperPage,
  proseHtml,
  senderHtml,
  termsHtml,
  totalsHtml,
} from './paper/paper-html.ts'
export { headPaper, openPaper, writeFoot, writeLines, writeTerms } from './paper/paper-pdf.ts'
export { type PaperWords, paperWords } from './paper/paper-words.ts'
export { seedQuotes } from './seed.ts'

export const quotesRoutes: Route[] = [
  ...objectRoutes(quote, quotesContract),
  ...quoteCourseRoutes,
  ...quoteSettingsRoutes,
]
