import { z } from 'zod'
import { declareEvent, FieldChange } from '#platform/events/event'

const Said = { span: z.string(), startsOn: z.string() }
const Place = {
  ...Said,
  userId: z.uuid().nullable(),
  teamId: z.uuid().nullable(),
  pipeline: z.string().nullable(),
  measure: z.string(),
}
declareEvent('target.created', z.object({ ...Place, amount: z.int() }))
declareEvent('target.updated', z.object({ ...Place, changes: z.record(z.string(), FieldChange) }))
declareEvent('target.deleted', z.object({ ...Place, amount: z.int() }))
declareEvent(
  'forecast.submitted',
  z.object({ ...Said, pipeline: z.string().nullable(), amount: z.int(), revision: z.int() }),
)
