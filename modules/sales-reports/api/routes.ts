import { type Route, routes } from '#platform/http/route'
import { checkedPeriod, factsOf } from '#platform/reports/answer-figures'
import { salesReportsContract } from '../contract/reports.ts'
import { funnel } from '../domain/funnel.ts'
import { waterfall } from '../domain/waterfall.ts'

export const salesReportsRoutes: Route[] = routes(salesReportsContract, {
  funnel: async (ctx, { pipeline, from, to, filter }) => {
    const period = checkedPeriod({ from, to })
    return { ...factsOf(ctx, period), ...(await funnel(ctx, { pipeline, period, filter })) }
  },
  waterfall: async (ctx, { from, to, filter }) => {
    const period = checkedPeriod({ from, to })
    return { ...factsOf(ctx, period), ...(await waterfall(ctx, period, filter)) }
  },
})
