import { z } from 'zod'
import { declareEvent } from '#platform/events/event'

const Named = z.object({ name: z.string() })
declareEvent('mailTemplate.created', Named)
declareEvent('mailTemplate.updated', Named)
declareEvent('mailTemplate.deleted', Named)

declareEvent('sequence.created', Named)
declareEvent('sequence.updated', Named.extend({ state: z.string() }))
declareEvent('sequence.deleted', Named)
// On the timeline of the contact.
declareEvent('sequence.enrolled', Named.extend({ sequenceId: z.uuid() }))
declareEvent('sequence.ended', Named.extend({ sequenceId: z.uuid(), by: z.string() }))
declareEvent('contact.optedOut', z.object({ source: z.string() }))
