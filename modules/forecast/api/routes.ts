import { type Route, routes } from '#platform/http/route'
import { forecastContract } from '../contract/forecast.ts'
import { targetsContract } from '../contract/targets.ts'
import { describeForecast } from '../domain/describe-forecast.ts'
import { listForecastDeals } from '../domain/list-forecast-deals.ts'
import { setTarget } from '../domain/set-target.ts'
import { listTargets } from '../domain/targets.ts'

export const forecastRoutes: Route[] = [
  ...routes(forecastContract, { get: describeForecast, deals: listForecastDeals }),
  ...routes(targetsContract, {
    list: async (ctx, { year }) => ({
      items: await listTargets(ctx, { from: `${year}-01-01`, before: `${year + 1}-01-01` }),
      nextCursor: null,
    }),
    set: async (ctx, draft) => ({ target: await setTarget(ctx, draft) }),
  }),
]
