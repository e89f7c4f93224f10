import { z } from 'zod'
import { ApiName } from './api-name.ts'
import { Label } from './shapes.ts'

const Icon = z.string().regex(/^[a-z][a-z0-9-]{0,40}$/, { error: 'An icon is named in small letters, as “car”' })

/** An object of the workspace's own, as its administrators see it. */
export const CustomObject = z.object({
  id: z.uuid(),
  name: z.string().describe('One of them in paths and relations: `vehicle`'),
  plural: z.string().describe('Several, in rights: `vehicles.read`'),
  label: z.string(),
  labelPlural: z.string(),
  icon: z.string(),
  archivedAt: z.string().nullable(),
  createdBy: z.uuid().nullable(),
  createdAt: z.string(),
})
export type CustomObject = z.infer<typeof CustomObject>

/** What is sent to make an object. */
export const ObjectDraft = z.strictObject({
  label: Label,
  labelPlural: Label,
  name: ApiName.optional().describe('Absent: made of the label'),
  plural: ApiName.optional().describe('Absent: made of the plural label'),
  icon: Icon.optional(),
})
export type ObjectDraft = z.output<typeof ObjectDraft>

/** What is sent to change one; its names never change. */
export const ObjectPatch = z.strictObject({
  label: Label.optional(),
  labelPlural: Label.optional(),
  icon: Icon.optional(),
})
export type ObjectPatch = z.output<typeof ObjectPatch>
