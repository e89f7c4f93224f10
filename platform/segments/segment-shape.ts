import { z } from 'zod'
import { Id } from '#platform/http/endpoint'
import { FilterBody } from '#platform/objects/filter'
import { text } from '#platform/objects/text'

export const colors = ['teal', 'blue', 'violet', 'pink', 'red', 'orange', 'yellow', 'green', 'gray'] as const
export const kinds = ['live', 'fixed'] as const

export const SegmentName = text(120).pipe(z.string().trim().min(1, { error: 'A segment has a name' }))
export const ObjectName = z.string().regex(/^[a-zA-Z]\w{0,99}$/, { error: 'Not the name of an object' })

/** A segment as the API gives it. `filling`: its members still follow from the filter before. */
export const Segment = z.object({
  id: z.uuid(),
  object: z.string(),
  name: z.string(),
  description: z.string(),
  kind: z.enum(kinds),
  filter: z.unknown().describe('the filter language; null for a fixed list'),
  color: z.string(),
  readyMade: z.string().nullable().describe('what a ready-made segment was made from'),
  size: z.int(),
  filling: z.boolean(),
  refreshedAt: z.string().nullable(),
  version: z.int(),
  createdBy: z.uuid().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
  trend: z
    .array(z.object({ day: z.string(), size: z.int() }))
    .describe('its size by day, the last 30 that it changed on'),
})
export type Segment = z.output<typeof Segment>

export const SegmentDraft = z.strictObject({
  object: ObjectName,
  name: SegmentName,
  description: text(2_000).default(''),
  kind: z.enum(kinds).default('live'),
  filter: FilterBody.nullable().optional(),
  color: z.enum(colors).default('teal'),
})
export type SegmentDraft = z.output<typeof SegmentDraft>

export const SegmentPatch = z.strictObject({
  id: Id,
  version: z.int().optional(),
  name: SegmentName.optional(),
  description: text(2_000).optional(),
  filter: FilterBody.optional(),
  color: z.enum(colors).optional(),
})
export type SegmentPatch = z.output<typeof SegmentPatch>
