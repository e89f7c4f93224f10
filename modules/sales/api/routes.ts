import { type Route, routes } from '#platform/http/route'
import { dealFactsContract, outcomesContract } from '../contract/deals.ts'
import { pipelinesContract } from '../contract/pipelines.ts'
import { stepsContract } from '../contract/steps.ts'
import { closeDeal, reopenDeal } from '../domain/close-deal.ts'
import { dealStandings } from '../domain/deal-standings.ts'
import { listSteps, tickStep } from '../domain/deal-steps.ts'
import { listStays, listStaysOf } from '../domain/list-stays.ts'
import { changePipeline, createPipeline, describePipelines, setReasons } from '../domain/save-pipeline.ts'
import { worthOfDeals } from '../domain/worth-of-deals.ts'

export const salesVerbs: Route[] = [
  ...routes(pipelinesContract, {
    list: describePipelines,
    create: (ctx, draft) => createPipeline(ctx, draft).then(() => describePipelines(ctx)),
    change: (ctx, draft) => changePipeline(ctx, draft).then(() => describePipelines(ctx)),
    setReasons: (ctx, { reasons }) => setReasons(ctx, reasons).then(() => describePipelines(ctx)),
  }),
  ...routes(outcomesContract, {
    // Records in the contract's shape: that is held by the laws (checkOutput).
    close: (ctx, closing) => closeDeal(ctx, closing) as never,
    reopen: (ctx, { id }) => reopenDeal(ctx, id) as never,
  }),
  ...routes(stepsContract, {
    list: async (ctx, { id }) => ({ items: await listSteps(ctx, id), nextCursor: null }),
    // A record in the contract's shape, as above.
    tick: (ctx, tick) => tickStep(ctx, tick) as never,
  }),
  ...routes(dealFactsContract, {
    worth: worthOfDeals,
    standings: async (ctx, { deals }) => ({ items: await dealStandings(ctx, deals), nextCursor: null }),
    staysOf: async (ctx, { deals }) => ({ items: await listStaysOf(ctx, deals), nextCursor: null }),
    stays: async (ctx, { id }) => ({ items: await listStays(ctx, id), nextCursor: null }),
  }),
]
