import { z } from 'zod'
import { declareEvent } from '#platform/events/event'

const Named = z.object({ name: z.string() })
declareEvent('chatChannel.created', Named)
declareEvent('chatChannel.updated', Named.extend({ state: z.enum(['off', 'on']) }))
declareEvent('chatChannel.deleted', Named)
declareEvent('chatChannel.secretRenewed', Named)
// The words stand with the answer, and may be deleted there.
declareEvent('chatAnswer.corrected', z.object({ answerId: z.uuid() }))
declareEvent('assistantModel.changed', z.object({ isOn: z.boolean(), model: z.string(), host: z.string() }))
