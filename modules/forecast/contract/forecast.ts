import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { AsOf, MinorUnits, PeriodShape, scope } from './shapes.ts'

export const categories = ['pipeline', 'bestCase', 'commit', 'closed', 'omitted'] as const
const Category = z.enum(categories)
export type Category = z.output<typeof Category>

const Sum = z.object({ deals: z.int(), value: MinorUnits })

/** What deals of one currency come to, by category. */
export const Sums = z.object({
  categories: z.record(Category, Sum),
  weighted: MinorUnits.describe('Closed in full, the rest times how likely each deal is; omitted ones not at all'),
})
export type Sums = z.output<typeof Sums>

const Quota = z.object({
  amount: z.int().describe('For the days that people are there'),
  full: z.int().describe('For the whole period'),
  parts: z.int().describe('0: set as such; else of how many people’s, months’ or pipelines’ targets it is the sum'),
})
export type Quota = z.output<typeof Quota>

/** Somebody's own word on a period. */
const Said = z.object({
  revision: z.int(),
  amount: MinorUnits,
  note: z.string(),
  submittedAt: z.string(),
  weekAgo: MinorUnits.nullable().describe('What it was seven days before; null: nothing yet'),
  stale: z.boolean().describe('Said seven days ago or longer'),
})
export type Said = z.output<typeof Said>

/** One person's part, by the shares credited to them; `userId` null: deals that nobody owns. */
export const ForecastPerson = z.object({
  userId: z.uuid().nullable(),
  ...Sums.shape,
  otherDeals: z.int().describe('Deals in currencies without a rate, left out'),
  target: Quota.nullable(),
  countTarget: Quota.nullable(),
  attained: z.number().nullable().describe('Closed over target; null without one'),
  said: Said.nullable().describe('What they say they will bring'),
})
export type ForecastPerson = z.output<typeof ForecastPerson>

export const Attained = z.object({
  team: z.number().nullable().describe('What all with a target closed over the sum of their targets'),
  atQuota: z.number().nullable().describe('Share of them who reached it'),
  median: z.number().nullable(),
  n: z.int().describe('How many people have a target'),
})

/** What a period brings by the business's own history; null with the reason where that says too little. */
export const Outlook = z.object({
  value: MinorUnits.nullable().describe('What is closed, and what is to be expected of open deals'),
  low: MinorUnits.nullable().describe('Eight of ten simulated sums lie between low and high'),
  high: MinorUnits.nullable(),
  n: z.int().describe('How many deals closed in three years it goes by'),
  few: z.boolean().describe('Fewer than 30'),
  reason: z
    .enum(['over', 'tooFew'])
    .nullable()
    .describe('Why there is none: the period is over, or fewer than 10 closed deals'),
  stages: z.array(
    z.object({
      stage: z.string(),
      deals: z.int().describe('Open ones, whatever day they are planned for'),
      value: MinorUnits,
      share: z.number().describe('Of deals that stood there as long, won within the days left'),
      n: z.int().describe('How many stays in this stage were seen for as many days'),
    }),
  ),
})
export type Outlook = z.output<typeof Outlook>

export const Forecast = z.object({
  period: PeriodShape,
  timeZone: z.string(),
  isPartial: z.boolean().describe('It has not ended yet'),
  asOf: z.string().nullable().describe('The night whose state this is; null: now'),
  firstNight: z.string().nullable().describe('From which night on there is an answer to what was believed'),
  userIds: z.array(z.uuid()).nullable().describe('Whose deals these are; null: everybody’s'),
  currency: z.string(),
  ...Sums.shape,
  others: z
    .array(z.object({ currency: z.string(), ...Sums.shape }))
    .describe('Deals in currencies without a rate, apart'),
  target: Quota.nullable(),
  countTarget: Quota.nullable(),
  gap: MinorUnits.nullable().describe('Target less what is closed; negative where it is surpassed'),
  outlook: Outlook,
  attained: z.object({ value: Attained, count: Attained }),
  people: z.array(ForecastPerson),
  submitted: z.object({ amount: MinorUnits, people: z.int() }).nullable().describe('The last words of all, added up'),
  undated: z.int().describe('Open deals without a day of closing, in no period'),
  overdue: z.int().describe('Open deals whose day of closing has passed before this period'),
})
export type Forecast = z.output<typeof Forecast>

/** A deal as it counts in a forecast. */
export const ForecastDeal = z.object({
  dealId: z.uuid(),
  name: z.string().nullable().describe('Null: the deal is gone'),
  stage: z.string(),
  category: Category,
  own: z.boolean().describe('Somebody’s word, not what the stage says'),
  ofStage: Category.nullable().describe('What the stage says'),
  currency: z.string(),
  value: MinorUnits.describe(
    'What of it is credited to the people meant, in this currency: the workspace’s where a rate is known',
  ),
  weighted: MinorUnits,
  percent: z.int().describe('How much of it that is'),
  onDay: z.string().nullable(),
  version: z.int().nullable(),
})
export type ForecastDeal = z.output<typeof ForecastDeal>

export const MOST_DEALS = 200

export const forecastContract = {
  get: endpoint({
    method: 'GET',
    path: '/forecast',
    summary: 'Deals of a period by forecast category and person, beside the target',
    permission: 'deals.read',
    input: z.strictObject({ ...scope, asOf: AsOf.optional() }),
    output: Forecast,
    refusals: ['forbidden', 'team_not_found', 'no_forecast_night'],
    example: { span: 'quarter', on: '2026-11-22' },
  }),
  deals: endpoint({
    method: 'GET',
    path: '/forecast/deals',
    summary: `The deals behind a forecast, by value, at most ${MOST_DEALS}`,
    permission: 'deals.read',
    input: z.strictObject({
      ...scope,
      asOf: AsOf.optional(),
      unowned: z.literal('true').optional().describe('Those that nobody owns'),
    }),
    output: z.object({ items: z.array(ForecastDeal), nextCursor: z.null(), count: z.int() }),
    refusals: ['forbidden', 'team_not_found', 'no_forecast_night'],
    example: { span: 'quarter', on: '2026-11-22' },
  }),
}
