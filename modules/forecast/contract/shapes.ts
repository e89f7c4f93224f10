import { z } from 'zod'
import { Id } from '#platform/http/endpoint'
import { Day } from '#platform/objects/field'
import { text } from '#platform/objects/text'
import { spans } from '../domain/period-arithmetic.ts'

export const Span = z.enum(spans)
export const PipelineId = text(60).describe('An id of GET /pipelines')
export const MinorUnits = z.int().describe('Minor units of the currency')

/** Whose deals of which period. */
export const scope = {
  span: Span.default('quarter'),
  on: Day.optional().describe('Any day of the period; today where absent'),
  userId: Id.optional(),
  teamId: Id.optional().describe('With the teams below it'),
  pipeline: PipelineId.optional(),
}
const Scope = z.object(scope)
export type Scope = z.output<typeof Scope>

/** As the night to this day saw it, or the last one before. */
export const AsOf = Day.describe('As the night to this day saw it, or the last night before; now where absent')

export const PeriodShape = z.object({
  span: Span,
  startsOn: z.string(),
  endsOn: z.string().describe('The first day that is no more of it'),
})
