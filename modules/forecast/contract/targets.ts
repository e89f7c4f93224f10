import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'
import { Day } from '#platform/objects/field'
import { MinorUnits, PipelineId, Span } from './shapes.ts'

export const measures = ['value', 'count'] as const
const Measure = z.enum(measures)

/** What somebody is to bring in a period. */
export const Target = z.object({
  id: z.uuid(),
  span: Span,
  startsOn: z.string(),
  userId: z.uuid().nullable(),
  teamId: z.uuid().nullable(),
  pipeline: z.string().nullable().describe('Null: of all'),
  measure: Measure,
  amount: z.int().describe('For the whole period: minor units, or won deals'),
  effective: z.int().describe('For the days of the period that they are there'),
  currency: z.string().nullable(),
  fromOn: z.string().nullable().describe('Their first day, where they join within the period'),
  untilOn: z.string().nullable().describe('Their last day, where they leave within it'),
  leftOn: z.string().nullable().describe('When they were shut out of the workspace, which counts as their last day'),
  version: z.int(),
})
export type Target = z.output<typeof Target>

const place = {
  span: Span,
  startsOn: Day.describe('Any day of the period'),
  userId: Id.nullable().default(null),
  teamId: Id.nullable().default(null).describe('With neither a person nor a team: of the whole business'),
  pipeline: PipelineId.nullable().default(null),
  measure: Measure,
}

export const targetsContract = {
  list: endpoint({
    method: 'GET',
    path: '/targets',
    summary: 'The targets of a year, of people, teams and the whole business, by their periods',
    permission: 'deals.read',
    input: z.strictObject({ year: z.coerce.number().int().min(1970).max(9000) }),
    output: z.object({ items: z.array(Target), nextCursor: z.null() }),
    example: { year: 2026 },
  }),
  set: endpoint({
    method: 'PUT',
    path: '/targets',
    summary: 'Set the target of a person, a team or the whole business for a period, or take it away',
    permission: 'targets',
    input: z
      .strictObject({
        ...place,
        amount: MinorUnits.min(1).max(1e14).nullable().describe('Minor units, or won deals; null takes it away'),
        fromOn: Day.nullable().default(null),
        untilOn: Day.nullable().default(null),
        version: z.int().min(0).describe('As seen; 0: there was none. Another one is a version_conflict'),
      })
      .refine(({ userId, teamId }) => userId === null || teamId === null, {
        error: 'A target is a person’s or a team’s',
        path: ['teamId'],
        params: { mend: 'Leave one of them out.' },
      })
      .refine(({ fromOn, untilOn }) => !fromOn || !untilOn || fromOn <= untilOn, {
        error: 'It ends before it begins',
        path: ['untilOn'],
        params: { mend: 'Swap the two dates.' },
      }),
    output: z.object({ target: Target.nullable() }),
    refusals: ['version_conflict', 'team_not_found', 'pipeline_not_found', 'member_not_found'],
    example: { span: 'quarter', startsOn: '2026-10-01', measure: 'value', amount: 12_000_000, version: 0 },
  }),
}
export type TargetDraft = z.output<(typeof targetsContract)['set']['~orpc']['inputSchema'] & z.ZodType>
