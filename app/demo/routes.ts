import { declareUncounted } from '#platform/adoption/declared'
import { type Route, routes } from '#platform/http/route'
import { demoContract } from './contract.ts'
import { demoState, removeDemo } from './demo.ts'

// An example was done by nobody: it ticks no checklist.
declareUncounted(async (ctx) =>
  (await ctx.db.selectFrom('demoLoads').select('id').where('workspaceId', '=', ctx.workspaceId).execute()).map(
    ({ id }) => id,
  ),
)

export const demoRoutes: Route[] = routes(demoContract, {
  get: demoState,
  // The names of two years of customers are a megabyte of code: loaded when somebody wants them.
  load: async (ctx) => (await import('./load.ts')).loadDemo(ctx),
  remove: removeDemo,
})
