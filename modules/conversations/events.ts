import { z } from 'zod'
import { declareEvent } from '#platform/events/event'

// What was said stands in the conversation, and may be deleted there.
const Said = z.object({ messageId: z.uuid(), channel: z.string() })

declareEvent('conversation.received', Said.extend({ automatic: z.boolean() }))
declareEvent('conversation.replied', Said)
declareEvent('conversation.noted', z.object({ messageId: z.uuid() }))
