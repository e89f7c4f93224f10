import { z } from 'zod'
import { declareEvent } from '#platform/events/event'

// What was said stands in the conversation, and may be deleted there.
const Said = z.object({ messageId: z.uuid(), channel: z.string() })

declareEvent('conversation.received', Said.extend({ automatic: z.boolean() }))
// Told before there were answers of machines: without a word, a person's.
declareEvent('conversation.replied', Said.extend({ automatic: z.boolean().default(false) }))
declareEvent('conversation.noted', z.object({ messageId: z.uuid() }))

/** Where messages went: `number` is the other conversation's. */
const Moved = z.object({ number: z.string(), moveId: z.uuid() })
declareEvent('conversation.joined', Moved.extend({ fromId: z.uuid() }))
declareEvent('conversation.split', Moved.extend({ intoId: z.uuid() }))
declareEvent('conversation.moveUndone', Moved.extend({ intoId: z.uuid(), kind: z.enum(['merge', 'split']) }))

// What is told of everybody's and one's own alike.
for (const what of ['created', 'updated', 'deleted']) {
  declareEvent(`cannedReply.${what}`, z.object({ name: z.string() }))
  declareEvent(`macro.${what}`, z.object({ name: z.string() }))
}
