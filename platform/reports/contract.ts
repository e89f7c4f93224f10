import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { Day } from '#platform/objects/field'
import { FilterText } from '#platform/objects/filter'
import { text } from '#platform/objects/text'
import { groupUnits } from '#platform/views/view-settings'
import { metricUnits } from './metric.ts'

const MOST_METRICS = 20

export const MetricDefinition = z.object({
  id: z.string(),
  version: z.int().describe('Raised with each change of what it means'),
  object: z.string(),
  unit: z.enum(metricUnits).describe('money: minor units; share: a fraction of 1'),
  better: z.enum(['up', 'down']).nullable(),
  formula: z.string(),
  from: z.array(z.string()).describe('The metrics it is worked out of'),
})

const AFilter = z.unknown().describe('In the filter language: what GET of that object lists')

export const Figure = z.object({
  metric: z.string(),
  version: z.int(),
  value: z.number().nullable(),
  reason: z.enum(['nothing', 'hidden']).nullable().describe('Why there is no value'),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  n: z.int().describe('How many records it is made of; of a share, how many it is of'),
  interval: z.object({ low: z.number(), high: z.number() }).nullable().describe('95 %, Wilson'),
  few: z.boolean().describe('Fewer than 30: chance decides'),
  elsewhere: z.int().describe('Records in other currencies without a rate, left out'),
  records: AFilter.nullable(),
  within: AFilter.nullable().describe('Of a share: the records it is of'),
})
export type Figure = z.output<typeof Figure>

export const Days = z.object({ from: z.string(), to: z.string() })

/** What every answer about a period says of it. */
export const periodFacts = {
  period: Days.describe('Both days included, in the time zone'),
  timeZone: z.string(),
  currency: z.string(),
  asOf: z.string(),
  isPartial: z.boolean().describe('The period is not over yet'),
}

/** The days that are asked about. */
export const periodInput = {
  from: Day.describe('The first day, in the workspace’s time zone'),
  to: Day.describe('The last day, included'),
}

const names = text(2_000)
  .transform((list) => list.split(',').filter(Boolean))
  .pipe(z.array(z.string()).min(1, { error: 'Name a metric' }).max(MOST_METRICS))

const Part = z.object({
  value: z.union([z.string(), z.boolean()]).nullable().describe('A time is the first day of its unit'),
  figures: z.array(Figure),
})

/** Metrics, and what they are. */
export const reportsContract = {
  definitions: endpoint({
    method: 'GET',
    path: '/metric-definitions',
    summary: 'Every metric there is: what it means, in which version, and how it is worked out',
    permission: 'signedIn',
    input: z.strictObject({}),
    output: z.object({ items: z.array(MetricDefinition), nextCursor: z.null() }),
    example: {},
  }),
  figures: endpoint({
    method: 'GET',
    path: '/figures',
    summary: 'Metrics of one object over a period: in all, by the values of a field, and beside the period before',
    permission: 'signedIn',
    input: z.strictObject({
      metrics: names.describe('Ids of GET /metric-definitions, comma-separated, all of one object'),
      ...periodInput,
      filter: FilterText.optional().describe('JSON of the filter language: only of these records'),
      by: z.string().min(1).max(100).optional().describe('A field that makes groups, or a dimension such as size'),
      unit: z.enum(groupUnits).optional().describe('For times; a month where absent'),
      compare: z.enum(['true', 'false']).optional().describe('true: the period before as well'),
    }),
    output: z.object({
      ...periodFacts,
      total: z.array(Figure),
      parts: z.array(Part),
      complete: z.boolean(),
      before: z.object({ period: Days, total: z.array(Figure), parts: z.array(Part) }).nullable(),
    }),
    example: { metrics: 'sales.winRate', from: '2026-10-01', to: '2026-12-31' },
  }),
}
