import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { FilterText } from '#platform/objects/filter'
import { text } from '#platform/objects/text'
import { periodFacts, periodInput } from '#platform/reports/contract'
import { flows } from '../domain/waterfall.ts'

const AFilter = z.unknown().describe('In the filter language: the deals that were counted')
const Interval = z.object({ low: z.number(), high: z.number() }).nullable().describe('95 %, Wilson')
const filter = { filter: FilterText.optional().describe('JSON of the filter language: only of these deals') }

const FunnelStage = z.object({
  stage: z.string(),
  name: z.string(),
  reached: z.int().describe('Deals that ever came this far; those that skipped it too'),
  wentOn: z.int().describe('Of those, how many came further or were won'),
  conversion: z.number().nullable().describe('wentOn ÷ reached'),
  interval: Interval,
  few: z.boolean().describe('Fewer than 30: chance decides'),
  openHere: z.int().describe('Deals still open that came no further'),
  lostHere: z.int(),
  medianDays: z.number().nullable().describe('In the stage, of deals that have left it'),
  p90Days: z.number().nullable(),
  left: z.int().describe('How many have left it'),
  records: AFilter,
  wentOnRecords: AFilter,
})

export const Funnel = z.object({
  ...periodFacts,
  stages: z.array(FunnelStage),
  total: z.int(),
  won: z.int(),
  open: z.int(),
  lost: z.int(),
  conversion: z.number().nullable().describe('won ÷ total'),
  interval: Interval,
  records: AFilter,
  wonRecords: AFilter,
})
export type Funnel = z.output<typeof Funnel>

export const Waterfall = z.object({
  ...periodFacts,
  flows: z.array(
    z.object({
      flow: z.enum(flows),
      count: z.int(),
      value: z.number().nullable().describe('Minor units; what the pipeline lost is negative. Null: hidden from you'),
      records: AFilter.nullable().describe('Null: more than an address can name'),
    }),
  ),
  elsewhere: z.int().describe('Deals in other currencies without a rate: counted, without a value'),
})
export type Waterfall = z.output<typeof Waterfall>

/** Reports that look at where deals stood over time. */
export const salesReportsContract = {
  funnel: endpoint({
    method: 'GET',
    path: '/sales-reports/funnel',
    summary: 'How far the deals went that came to a pipeline in a period, and how long they stayed in each stage',
    permission: 'deals.read',
    input: z.strictObject({ pipeline: text(60), ...periodInput, ...filter }),
    output: Funnel,
    example: { pipeline: 'sales', from: '2026-10-01', to: '2026-12-31' },
  }),
  waterfall: endpoint({
    method: 'GET',
    path: '/sales-reports/waterfall',
    summary: 'What was open as a period began, what came, changed and went, and what was open at its end',
    permission: 'deals.read',
    input: z.strictObject({ ...periodInput, ...filter }),
    output: Waterfall,
    example: { from: '2026-10-01', to: '2026-12-31' },
  }),
}
