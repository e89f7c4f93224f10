import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { Scheme } from '../domain/scheme-shape.ts'

/** A workspace's scoring, and how far its scores are. */
export const Scoring = z.object({
  /** Null: there never was one; `scheme` is what Kith proposes. */
  version: z.int().nullable(),
  active: z.boolean(),
  scheme: Scheme,
  run: z.object({
    computedAt: z.string().nullable(),
    requestedAt: z.string().nullable().describe('Since when a pass over all contacts waits or is under way'),
    done: z.int(),
    total: z.int(),
  }),
  labels: z
    .array(z.object({ label: z.string(), contacts: z.int() }))
    .describe('How many contacts have each, as last scored'),
})
export type Scoring = z.output<typeof Scoring>

/** What rules would give, tried on contacts. */
export const Preview = z.object({
  contacts: z.int().describe('All there are'),
  tried: z.int().describe('On how many the rules were tried; fewer than all: an estimate'),
  rules: z.array(
    z.object({
      id: z.string(),
      contacts: z.int().nullable().describe('Null: what it asks is not there, or not yours to see'),
    }),
  ),
  labels: z.array(z.object({ label: z.string(), contacts: z.int() })),
})
export type Preview = z.output<typeof Preview>

const empty = { max: 100, best: 70, good: 40, groups: [] }
const example: z.input<typeof Scheme> = {
  fit: {
    ...{ ...empty, names: ['Ideal', 'Suitable', 'Little known'] },
    groups: [
      {
        ...{ id: 'reached', name: 'Can be reached', cap: 30 },
        rules: [{ id: 'email', name: 'Has an email address', points: 15, when: { field: 'emails', op: 'isNotEmpty' } }],
      },
    ],
  },
  engagement: {
    ...{ ...empty, names: ['Hot', 'Warm', 'Cold'] },
    groups: [
      {
        ...{ id: 'buying', name: 'Purchases', cap: 60 },
        rules: [
          {
            ...{ id: 'ordered', name: 'Placed an order', points: 25, event: 'order.created' },
            ...{ halfLifeDays: 45, windowDays: 365, repeats: true },
          },
        ],
      },
    ],
  },
}

export const scoringContract = {
  get: endpoint({
    method: 'GET',
    path: '/scoring',
    summary: 'By which rules contacts are scored, or the rules Kith proposes, and how far their scores are',
    permission: 'settings',
    input: z.strictObject({}),
    output: Scoring,
    example: {},
  }),
  change: endpoint({
    method: 'PUT',
    path: '/scoring',
    summary: 'Set the rules, and switch scoring on or off; contacts are scored anew in the background, told quietly',
    permission: 'settings',
    input: z.strictObject({ version: z.int().nullable(), active: z.boolean(), scheme: Scheme }),
    output: Scoring,
    refusals: ['version_conflict'],
    example: { version: null, active: true, scheme: example },
  }),
  preview: endpoint({
    method: 'POST',
    path: '/scoring/previews',
    summary: 'Try rules: how many contacts each holds for, and how the labels would be spread',
    permission: 'settings',
    input: z.strictObject({ scheme: Scheme }),
    output: Preview,
    example: { scheme: example },
  }),
  pass: endpoint({
    method: 'POST',
    path: '/scoring/passes',
    summary: 'Score all contacts anew in the background',
    permission: 'settings',
    input: z.strictObject({}),
    output: Scoring,
    refusals: ['scoring_not_active'],
    example: {},
  }),
}
