import { type Route, routes } from '#platform/http/route'
import { quoteCoursesContract } from '../contract/quotes.ts'
import { noteAnswer } from '../domain/answer-quote.ts'
import { describeQuote } from '../domain/describe-quote.ts'
import { sendQuote } from '../domain/send-quote.ts'

export const quoteCourseRoutes: Route[] = routes(quoteCoursesContract, {
  get: describeQuote,
  send: sendQuote,
  answer: noteAnswer,
})
