import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { MinorUnits, PeriodShape, scope } from './shapes.ts'

export const ways = ['commit', 'bestCase', 'all', 'weighted', 'history', 'submitted'] as const

/** What was forecast in a way on the first day, over periods, and what came. */
const Accuracy = z.object({
  n: z.int().describe('Over how many periods'),
  wape: z.number().nullable().describe('Σ|A−F| ÷ ΣA'),
  bias: z.number().nullable().describe('Σ(F−A) ÷ ΣA; above zero: too much was promised'),
  mape: z.number().nullable().describe('Null where a period came to nothing'),
})

export const ForecastAccuracy = z.object({
  currency: z.string(),
  periods: z
    .array(
      z.object({
        period: PeriodShape,
        night: z.string().describe('Whose state is the forecast: the first of the period'),
        actual: MinorUnits.describe('Closed in the period, as known now'),
        frozen: z.object(
          Object.fromEntries(ways.map((way) => [way, MinorUnits.nullable()])) as Record<
            (typeof ways)[number],
            z.ZodNullable<typeof MinorUnits>
          >, // each of them
        ),
      }),
    )
    .describe('Periods that are over and whose first night was kept, the last one first'),
  ways: z.record(z.enum(ways), Accuracy),
})
export type ForecastAccuracy = z.output<typeof ForecastAccuracy>

export const accuracyContract = {
  get: endpoint({
    method: 'GET',
    path: '/forecast-accuracy',
    summary: 'How well the forecasts of each period’s first day met what was closed in it',
    permission: 'deals.read',
    input: z.strictObject(scope),
    output: ForecastAccuracy,
    refusals: ['forbidden', 'team_not_found'],
    example: { span: 'quarter' },
  }),
}
