import { z } from 'zod'
import { declareEvent, FieldChange } from '#platform/events/event'
import { targetKinds } from './domain/reckon-targets.ts'

const named = z.object({ name: z.string() })
for (const what of ['created', 'updated', 'deleted']) declareEvent(`slaPolicy.${what}`, named)
declareEvent('ticketSettings.changed', z.object({ changes: z.record(z.string(), FieldChange) }))

/** Somebody spoke. */
declareEvent('ticket.customerSpoke', z.object({ at: z.string() }))
declareEvent('ticket.answered', z.object({ at: z.string() }))

/** A conversation is about it. */
declareEvent('ticket.linked', z.object({ conversationId: z.uuid(), number: z.string() }))

/** A step was taken because a target was near or missed; `to` are those who were told. */
declareEvent(
  'ticket.escalated',
  z.object({
    kind: z.enum(targetKinds),
    act: z.string(),
    minutes: z.int(),
    dueAt: z.string(),
    to: z.array(z.uuid()),
  }),
)
