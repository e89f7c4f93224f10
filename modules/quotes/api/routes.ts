import { type Route, routes } from '#platform/http/route'
import { quoteCoursesContract } from '../contract/quotes.ts'
import { quoteSettingsContract } from '../contract/settings.ts'
import { noteAnswer } from '../domain/answer-quote.ts'
import { askForApproval, decideApproval } from '../domain/approvals.ts'
import { describeQuote } from '../domain/describe-quote.ts'
import { changeSettings, describeSettings } from '../domain/quote-settings.ts'
import { sendQuote } from '../domain/send-quote.ts'
import { previewOffer } from '../offer/preview.ts'

export const quoteCourseRoutes: Route[] = routes(quoteCoursesContract, {
  get: describeQuote,
  send: sendQuote,
  askApproval: askForApproval,
  decideApproval,
  answer: noteAnswer,
})

export const quoteSettingsRoutes: Route[] = routes(quoteSettingsContract, {
  get: describeSettings,
  preview: previewOffer,
  change: (ctx, change) => changeSettings(ctx, change).then(() => describeSettings(ctx)),
})
