import { z } from 'zod'
import { declareEvent, FieldChange } from '#platform/events/event'

const Field = z.object({ object: z.string(), name: z.string(), label: z.string(), type: z.string() })
declareEvent('customField.created', Field)
declareEvent('customField.updated', Field.extend({ changes: z.record(z.string(), FieldChange) }))
declareEvent('customField.archived', Field)
declareEvent('customField.restored', Field)

const Object_ = z.object({ name: z.string(), label: z.string() })
declareEvent('customObject.created', Object_)
declareEvent('customObject.updated', Object_.extend({ changes: z.record(z.string(), FieldChange) }))
declareEvent('customObject.archived', Object_)
declareEvent('customObject.restored', Object_)
