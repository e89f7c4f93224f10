import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'
import { Instant } from '#platform/objects/field'
import { listed, objectContract } from '#platform/objects/object-contract'
import { recordShape } from '#platform/objects/object-type'
import { text } from '#platform/objects/text'
import { deal } from '../objects/deal.ts'

export const dealsContract = objectContract(deal, {
  name: 'Espresso for three shops',
  amount: 1_680_000,
  currency: 'EUR',
})

const Deal = recordShape(deal.fields)
const someId = '00000000-0000-7000-8000-000000000000'

/** Winning and losing. */
export const outcomesContract = {
  close: endpoint({
    method: 'PUT',
    path: '/deals/{id}/outcome',
    summary: 'Close an open deal as won or lost',
    permission: 'deals.update',
    input: z.strictObject({
      id: Id,
      outcome: z.enum(['won', 'lost']),
      reason: z.string().max(60).nullable().default(null).describe('An id of GET /pipelines, reasons'),
      note: text(10_000).default(''),
      closedAt: Instant.optional().describe('When it was; now where absent'),
    }),
    output: Deal,
    refusals: ['record_not_found', 'deal_already_closed', 'forbidden'],
    example: { id: someId, outcome: 'won', reason: 'good-offer', note: 'Signed by both' },
  }),
  reopen: endpoint({
    method: 'DELETE',
    path: '/deals/{id}/outcome',
    summary: 'Open a closed deal again, in the stage it was closed in',
    permission: 'deals.update',
    input: z.strictObject({ id: Id }),
    output: Deal,
    refusals: ['record_not_found', 'forbidden'],
    example: { id: someId },
  }),
}

const Touch = z.object({
  at: z.string().nullable().describe('Null: planned without a day'),
  object: z.string().describe('task, activity, note, comment'),
  kind: z.string().describe('call, meeting, task, note or comment'),
  recordId: z.uuid(),
  title: z.string(),
  byId: z.uuid().nullable(),
})

/** How a deal is doing: what is planned, and when somebody last touched it. */
export const Standing = z.object({
  id: z.uuid(),
  next: Touch.nullable().describe('The next open task, call or meeting; overdue ones first'),
  last: Touch.nullable().describe('The last real touch: something done, said or noted'),
  touchedAt: z.string().describe('The last touch, else when the deal came to its stage'),
  rotting: z.boolean().describe('Untouched for longer than its stage allows'),
})
export type Standing = z.output<typeof Standing>

const Stay = z.object({
  pipeline: z.string(),
  stage: z.string(),
  enteredAt: z.string(),
  leftAt: z.string().nullable(),
  endedBy: z.enum(['move', 'won', 'lost']).nullable(),
  seconds: z.int().describe('How long, until now for the last one'),
})

const Worth = z.object({
  currency: z.string().describe('The workspace’s'),
  value: z.number(),
  weighted: z.number(),
  unknown: z
    .array(z.object({ currency: z.string(), deals: z.int() }))
    .describe('Currencies without a rate, whose deals are not in it'),
})

/** Ids in a row, as an address takes them. */
const DealIds = z
  .string()
  .max(8_000)
  .transform((list) => list.split(',').filter(Boolean))
  .pipe(z.array(Id).max(200))

/** What lies around a deal. */
export const dealFactsContract = {
  worth: endpoint({
    method: 'GET',
    path: '/deals/worth',
    summary: 'What deals come to in the workspace’s currency, by the rates of their day',
    permission: 'deals.read',
    input: z.strictObject(listed),
    output: Worth,
    refusals: ['forbidden'],
    example: {},
  }),
  standings: endpoint({
    method: 'GET',
    path: '/deals/standings',
    summary: 'For up to 200 deals: the next activity, the last touch, and whether they rot',
    permission: 'deals.read',
    input: z.strictObject({ deals: DealIds }),
    output: z.object({ items: z.array(Standing), nextCursor: z.null() }),
    example: { deals: someId },
  }),
  staysOf: endpoint({
    method: 'GET',
    path: '/deals/stays',
    summary: 'For up to 200 deals: the stages they have been in, from when to when',
    permission: 'deals.read',
    input: z.strictObject({ deals: DealIds }),
    output: z.object({ items: z.array(Stay.extend({ dealId: z.uuid() })), nextCursor: z.null() }),
    example: { deals: someId },
  }),
  stays: endpoint({
    method: 'GET',
    path: '/deals/{id}/stays',
    summary: 'The stages a deal has been in, from when to when',
    permission: 'deals.read',
    input: z.strictObject({ id: Id }),
    output: z.object({ items: z.array(Stay), nextCursor: z.null() }),
    refusals: ['record_not_found'],
    example: { id: someId },
  }),
}
