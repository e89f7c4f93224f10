import { z } from 'zod'
import { declareEvent } from '#platform/events/event'

const Named = z.object({ name: z.string() })
declareEvent('mailTemplate.created', Named)
declareEvent('mailTemplate.updated', Named)
declareEvent('mailTemplate.deleted', Named)
