import type { Ctx } from '#platform/ctx/ctx'
import { readableType } from '#platform/duplicates/known-type'
import { type Route, routes } from '#platform/http/route'
import './facet.ts'
import { quality } from './contract.ts'
import { describeQuality } from './describe-quality.ts'
import { startMeasurement } from './measure.ts'
import { proposeMends } from './propose-mends.ts'

export const qualityRoutes: Route[] = routes(quality, {
  describe: describeQuality,
  measure: async (ctx: Ctx, { object }: { object: string }) => {
    await startMeasurement(ctx, readableType(ctx, object))
    return { object }
  },
  proposals: proposeMends,
})
