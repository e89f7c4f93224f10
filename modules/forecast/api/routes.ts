import { type Route, routes } from '#platform/http/route'
import { accuracyContract } from '../contract/accuracy.ts'
import { forecastContract } from '../contract/forecast.ts'
import { submissionsContract } from '../contract/submissions.ts'
import { targetsContract } from '../contract/targets.ts'
import { describeAccuracy } from '../domain/describe-accuracy.ts'
import { describeForecast } from '../domain/describe-forecast.ts'
import { listForecastDeals } from '../domain/list-forecast-deals.ts'
import { setTarget } from '../domain/set-target.ts'
import { listSubmissions } from '../domain/submissions.ts'
import { submitForecast } from '../domain/submit-forecast.ts'
import { listTargets } from '../domain/targets.ts'

export const forecastRoutes: Route[] = [
  ...routes(forecastContract, { get: describeForecast, deals: listForecastDeals }),
  ...routes(submissionsContract, {
    list: async (ctx, scope) => ({ items: await listSubmissions(ctx, scope), nextCursor: null }),
    submit: submitForecast,
  }),
  ...routes(accuracyContract, { get: describeAccuracy }),
  ...routes(targetsContract, {
    list: async (ctx, { year }) => ({
      items: await listTargets(ctx, { from: `${year}-01-01`, before: `${year + 1}-01-01` }),
      nextCursor: null,
    }),
    set: async (ctx, draft) => ({ target: await setTarget(ctx, draft) }),
  }),
]
