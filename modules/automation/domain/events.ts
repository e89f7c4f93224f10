import { z } from 'zod'
import { declareEvent, FieldChange } from '#platform/events/event'
import { Outcome } from '../contract/automation.ts'

const named = z.object({ name: z.string() })
declareEvent('automationRule.created', named)
declareEvent('automationRule.updated', named.extend({ changes: z.record(z.string(), FieldChange) }))
declareEvent('automationRule.deleted', named)

/** A rule did something with a record; its changes stand beside it. */
declareEvent(
  'automation.ran',
  z.object({ runId: z.uuid(), ruleId: z.uuid(), name: z.string(), outcomes: z.array(Outcome) }),
)
