import { type Route, routes } from '#platform/http/route'
import { answerFigures } from './answer-figures.ts'
import { reportsContract } from './contract.ts'
import { describeMetrics } from './describe-metrics.ts'

export const reportRoutes: Route[] = routes(reportsContract, {
  definitions: async (ctx) => ({ items: describeMetrics(ctx), nextCursor: null }),
  figures: answerFigures,
})
