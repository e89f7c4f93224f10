import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'
import { text } from '#platform/objects/text'
import { forecastCategories } from '../domain/pipelines.ts'

/** A word for addresses, filters and files: `quote-sent`. */
const Slug = text(60).pipe(
  z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'An id has small letters and digits, parted by hyphens' }),
)
const Name = text(80).pipe(z.string().min(1, { error: 'It needs a name' }))

const stage = {
  name: Name,
  probability: z.int().min(0).max(100).describe('Percent of its deals that are won in the end'),
  rottingDays: z
    .int()
    .min(1)
    .max(3650)
    .nullable()
    .describe('Days without a touch after which a deal rots; null: never'),
  category: z.enum(forecastCategories).describe('Where the forecast counts its deals, unless a deal says otherwise'),
  requiredFields: z.array(text(100)).max(30).describe('Names of fields without which no deal comes here'),
  checklist: z
    .array(text(300).pipe(z.string().min(1)))
    .max(30)
    .describe('Steps to do here before a deal goes on'),
  teamIds: z
    .array(Id)
    .max(30)
    .default([])
    .describe('Teams whose members alone move deals here, away, and close them here; empty: everybody'),
}

export const Pipeline = z.object({
  id: z.string(),
  name: z.string(),
  version: z.int().describe('0: as Kith made it'),
  archived: z.boolean(),
  stages: z.array(z.object({ id: z.string(), ...stage })),
})

export const PipelineInput = {
  name: Name,
  stages: z
    .array(z.strictObject({ id: Slug.optional().describe('Of a stage there is; without one it is new'), ...stage }))
    .min(1, { error: 'A pipeline has at least one stage' })
    .max(30),
}

const Outcome = z.enum(['won', 'lost']).nullable().describe('Of which outcome; null: of both')
const Reason = z.object({ id: z.string(), name: z.string(), outcome: Outcome, archived: z.boolean() })

const Pipelines = z.object({ items: z.array(Pipeline), reasons: z.array(Reason) })
export type Pipelines = z.output<typeof Pipelines>

const example = {
  name: 'Wholesale',
  stages: [
    {
      name: 'Tasting',
      probability: 25,
      rottingDays: 14,
      category: 'pipeline' as const,
      requiredFields: [],
      checklist: [],
    },
    {
      name: 'Agreement',
      probability: 90,
      rottingDays: 7,
      category: 'commit' as const,
      requiredFields: ['amount'],
      checklist: ['Credit checked'],
    },
  ],
}

/** How this business sells: pipelines of stages, and the reasons for an outcome. */
export const pipelinesContract = {
  list: endpoint({
    method: 'GET',
    path: '/pipelines',
    summary: 'The pipelines with their stages, and the reasons for which deals are won and lost',
    permission: 'deals.read',
    input: z.strictObject({}),
    output: Pipelines,
    example: {},
  }),
  create: endpoint({
    method: 'POST',
    path: '/pipelines',
    summary: 'Add a pipeline',
    permission: 'settings',
    input: z.strictObject(PipelineInput),
    output: Pipelines,
    example,
  }),
  change: endpoint({
    method: 'PUT',
    path: '/pipelines/{id}',
    summary:
      'Change a pipeline: its name, and its stages in their order. A stage left out goes, if no deal stands in it',
    permission: 'settings',
    input: z.strictObject({
      id: Slug,
      version: z.int().optional().describe('As seen; another one is a version_conflict'),
      archived: z.boolean().default(false),
      ...PipelineInput,
    }),
    output: Pipelines,
    refusals: ['pipeline_not_found', 'version_conflict', 'pipeline_last'],
    example: { id: 'sales', ...example },
  }),
  setReasons: endpoint({
    method: 'PUT',
    path: '/outcome-reasons',
    summary: 'Set the reasons for an outcome, in their order. One left out is offered no more; deals keep it',
    permission: 'settings',
    input: z.strictObject({
      reasons: z.array(z.strictObject({ id: Slug.optional(), name: Name, outcome: Outcome.default(null) })).max(50),
    }),
    output: Pipelines,
    example: { reasons: [{ id: 'price', name: 'Price' }, { name: 'Too slow' }] },
  }),
}
