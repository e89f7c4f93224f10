import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'
import { Day } from '#platform/objects/field'
import { text } from '#platform/objects/text'
import { MinorUnits, PipelineId, Span, scope } from './shapes.ts'

/** What somebody said they would bring. */
const Submission = z.object({
  id: z.uuid(),
  userId: z.uuid(),
  revision: z.int(),
  amount: MinorUnits,
  currency: z.string(),
  note: z.string(),
  submittedAt: z.string(),
})
export type Submission = z.output<typeof Submission>

export const submissionsContract = {
  list: endpoint({
    method: 'GET',
    path: '/forecast-submissions',
    summary: 'What people said they would bring in a period, the newest of 100 first, with what they said before',
    permission: 'deals.read',
    input: z.strictObject(scope),
    output: z.object({ items: z.array(Submission), nextCursor: z.null() }),
    refusals: ['team_not_found'],
    example: { span: 'quarter', on: '2026-11-22' },
  }),
  submit: endpoint({
    method: 'POST',
    path: '/forecast-submissions',
    summary: 'Say what you will bring in a period; what you said before is kept',
    permission: 'deals.update',
    input: z.strictObject({
      span: Span,
      on: Day.describe('Any day of the period'),
      pipeline: PipelineId.nullable().default(null),
      amount: MinorUnits.min(0).max(1e14),
      note: text(2_000).default(''),
      after: z.int().min(0).describe('The revision you saw; 0: none. Another one is a version_conflict'),
    }),
    output: Submission,
    refusals: ['version_conflict', 'pipeline_not_found', 'person_needed'],
    example: { span: 'quarter', on: '2026-11-22', amount: 4_200_000, note: 'Two of three are sure', after: 0 },
  }),
}
export type SubmissionDraft = z.output<(typeof submissionsContract)['submit']['~orpc']['inputSchema'] & z.ZodType>
