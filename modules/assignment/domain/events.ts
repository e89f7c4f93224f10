import { z } from 'zod'
import { declareEvent, FieldChange } from '#platform/events/event'

/** A rule, or the fallback where `ruleId` is null, gave a record to somebody. */
declareEvent(
  'record.assigned',
  z.object({
    assignmentId: z.uuid(),
    userId: z.uuid(),
    ruleId: z.uuid().nullable(),
    ruleName: z.string(),
    occasion: z.string(),
  }),
)

/** Nobody reacted in time; `to` are those who were told. */
declareEvent(
  'record.unanswered',
  z.object({ assignmentId: z.uuid(), minutes: z.int(), alarm: z.int(), to: z.array(z.uuid()) }),
)

const Changes = z.record(z.string(), FieldChange)
declareEvent('assignmentRule.created', z.object({ name: z.string() }))
declareEvent('assignmentRule.updated', z.object({ name: z.string(), changes: Changes }))
declareEvent('assignmentRule.deleted', z.object({ name: z.string() }))
declareEvent('assignmentRule.applied', z.object({ name: z.string(), count: z.int() }))
