import { type Route, routes } from '#platform/http/route'
import { demoContract } from './contract.ts'
import { demoState, removeDemo } from './demo.ts'

export const demoRoutes: Route[] = routes(demoContract, {
  get: demoState,
  // The names of two years of customers are a megabyte of code: loaded when somebody wants them.
  load: async (ctx) => (await import('./load.ts')).loadDemo(ctx),
  remove: removeDemo,
})
