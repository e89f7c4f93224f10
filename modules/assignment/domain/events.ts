import { z } from 'zod'
import { declareEvent, FieldChange } from '#platform/events/event'

/** A rule, or the fallback where `ruleId` is null, gave a record to somebody. */
declareEvent(
  'record.assigned',
  z.object({
    assignmentId: z.uuid(),
    userId: z.uuid().nullable(),
    teamId: z.uuid().nullable().optional(),
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

for (const what of ['created', 'updated', 'deleted']) declareEvent(`skill.${what}`, z.object({ name: z.string() }))
/** What somebody can do. */
declareEvent('skill.given', z.object({ userId: z.uuid(), skillIds: z.array(z.uuid()) }))

/** Of the workspace, or of one person. */
declareEvent('routing.settingsChanged', z.object({ changes: Changes }))
declareEvent(
  'routing.limitsChanged',
  z.object({ userId: z.uuid(), mostOpen: z.int().nullable(), mostLive: z.int().nullable() }),
)
/** Somebody came, stepped away or left; chosen by them, or as their day was over. */
declareEvent(
  'availability.changed',
  z.object({ userId: z.uuid(), state: z.string(), why: z.enum(['chosen', 'dayEnded']) }),
)
