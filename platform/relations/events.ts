import { z } from 'zod'
import { declareEvent, FieldChange } from '#platform/events/event'

/** As one of the two records sees it. The other is named by its id alone: who may not read it learns no name here. */
export const Told = z.object({
  relationId: z.uuid(),
  typeId: z.uuid(),
  builtin: z.string().nullable(),
  /** How the type was called from this side; null as the catalogue calls a ready-made one. */
  label: z.string().nullable(),
  direction: z.enum(['forward', 'backward']),
  other: z.object({ object: z.string(), id: z.uuid() }),
  note: z.string().nullable(),
  /** Missing from events of before they were told. */
  since: z.string().nullable().optional(),
  until: z.string().nullable().optional(),
})
export type ToldRelation = z.output<typeof Told>

declareEvent('relation.added', Told)
declareEvent('relation.changed', Told.extend({ changes: z.record(z.string(), FieldChange) }))
declareEvent('relation.removed', Told)
