import { z } from 'zod'
import { declareEvent } from '#platform/events/event'

const Named = z.object({ name: z.string() })
declareEvent('form.created', Named)
declareEvent('form.updated', Named.extend({ state: z.string() }))
declareEvent('form.deleted', Named)
// On its contact's timeline. What was answered stands on the submission, and may be deleted there.
declareEvent('form.submitted', z.object({ formId: z.uuid(), form: z.string(), submissionId: z.uuid() }))
