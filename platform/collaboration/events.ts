import { z } from 'zod'
import { declareEvent } from '#platform/events/event'

// What was said may be changed and taken back, an event may not: so it names the comment and never quotes it.
const Said = z.object({ commentId: z.uuid(), object: z.string(), recordId: z.uuid() })
// On the timeline of its record.
declareEvent('comment.added', Said)
declareEvent('comment.replied', Said.extend({ threadId: z.uuid() }))
declareEvent('comment.changed', Said)
declareEvent('comment.removed', Said)
declareEvent('comment.restored', Said)

const Sign = z.object({ subjectId: z.uuid(), object: z.string(), kind: z.string() })
declareEvent('reaction.given', Sign)
declareEvent('reaction.taken', Sign)

declareEvent('record.followed', z.object({ object: z.string(), recordId: z.uuid() }))
declareEvent('record.unfollowed', z.object({ object: z.string(), recordId: z.uuid() }))

const HandedOver = z.object({
  handOverId: z.uuid(),
  reason: z.string(),
  fromId: z.uuid().nullable(),
  toId: z.uuid().nullable(),
})
declareEvent('handOver.made', HandedOver)
declareEvent('handOver.ticked', HandedOver.extend({ item: z.string(), done: z.boolean() }))
declareEvent('handOver.finished', HandedOver)

const Template = z.object({ object: z.string(), reason: z.string() })
declareEvent('handOverTemplate.created', Template)
declareEvent('handOverTemplate.updated', Template)
declareEvent('handOverTemplate.deleted', Template)

declareEvent('announcement.created', z.object({ title: z.string() }))
declareEvent('announcement.changed', z.object({ title: z.string() }))
declareEvent('announcement.withdrawn', z.object({ title: z.string() }))
declareEvent('announcement.read', z.object({}))
