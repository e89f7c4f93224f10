import type { Route } from '#platform/http/route'
import { objectRoutes } from '#platform/objects/object-routes'
import { salesVerbs } from './api/routes.ts'
import { dealFactsContract, dealsContract, outcomesContract } from './contract/deals.ts'
import { pipelinesContract } from './contract/pipelines.ts'
import { stepsContract } from './contract/steps.ts'
import { deal } from './objects/deal.ts'
import './first-acts.ts'
import './objects/credits-facet.ts'
import './objects/lines-facet.ts'
import './objects/pace-facet.ts'
import './objects/stays-facet.ts'

export const salesContract = {
  deals: dealsContract,
  dealOutcomes: outcomesContract,
  dealFacts: dealFactsContract,
  dealSteps: stepsContract,
  pipelines: pipelinesContract,
}

export const salesObjects = [deal]

export { winDeal } from './domain/close-deal.ts'
export { forgetUnchangedPipelines } from './domain/forget-unchanged.ts'
export { keepDefaults, listPipelines, type Pipeline } from './domain/pipelines.ts'
export { seedDeals, seedDealViews, seedPipeline } from './seed.ts'

export const salesRoutes: Route[] = [...objectRoutes(deal, dealsContract), ...salesVerbs]
