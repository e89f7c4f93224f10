import { z } from 'zod'
import { declareEvent, FieldChange } from '#platform/events/event'
import { viewKinds, visibilities } from './view-settings.ts'

const Named = z.object({
  name: z.string(),
  object: z.string(),
  kind: z.enum(viewKinds),
  visibility: z.enum(visibilities),
})
declareEvent('view.created', Named)
declareEvent('view.updated', z.object({ changes: z.record(z.string(), FieldChange) }))
declareEvent('view.deleted', Named)
