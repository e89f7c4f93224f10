import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { Day } from '#platform/objects/field'
import { text } from '#platform/objects/text'

const Currency = z.string().regex(/^[A-Z]{3}$/, { error: 'Not a currency code as EUR' })
const Rate = z.number().min(1e-9).max(1e9)

const Rates = z.object({
  base: z.string().describe('The workspace’s currency'),
  items: z.array(
    z.object({
      currency: z.string(),
      day: z.string(),
      rate: z.number().describe('What one unit of the currency is worth in the base'),
      days: z.int().describe('How many days have a rate'),
    }),
  ),
  nextCursor: z.null(),
})
export type Rates = z.output<typeof Rates>

/** What currencies are worth in that of the workspace, by day. */
export const exchangeRatesContract = {
  list: endpoint({
    method: 'GET',
    path: '/exchange-rates',
    summary: 'The latest rate of each currency; of one currency its last 100 days',
    permission: 'signedIn',
    input: z.strictObject({ currency: Currency.optional() }),
    output: Rates,
    example: {},
  }),
  set: endpoint({
    method: 'PUT',
    path: '/exchange-rates',
    summary: 'Set rates of days, or take them away',
    permission: 'settings',
    input: z.strictObject({
      rates: z
        .array(z.strictObject({ currency: Currency, day: Day, rate: Rate.nullable().describe('Null takes it away') }))
        .min(1)
        .max(1_000),
    }),
    output: Rates,
    example: { rates: [{ currency: 'USD', day: '2026-11-20', rate: 0.92 }] },
  }),
  read: endpoint({
    method: 'POST',
    path: '/exchange-rates/file',
    summary: 'Take rates from a CSV: of the European Central Bank (a row for each day), or currency, day and rate',
    permission: 'settings',
    input: z.strictObject({ csv: text(500_000).describe('With its header; a longer file in parts') }),
    output: Rates.extend({ taken: z.int() }),
    refusals: ['rates_unreadable'],
    example: { csv: 'Date,USD,CHF\n2026-11-20,1.0867,0.9312\n' },
  }),
}
