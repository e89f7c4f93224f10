import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'

const Reason = z.object({
  rule: z.string().nullable().describe('Null: what you may not see in detail, taken together'),
  name: z.string().nullable().describe('Null with it, and for a rule whose name is lost'),
  points: z.number(),
  times: z.int(),
})

const Half = z.object({
  score: z.int(),
  max: z.int(),
  sign: z.string(),
  name: z.string(),
  groups: z.array(
    z.object({
      name: z.string().nullable(),
      points: z.number().describe('After its cap'),
      cap: z.int().nullable(),
      reasons: z.array(Reason),
    }),
  ),
})

/** A contact's two scores, their label and where they come from. */
export const ContactScore = z.object({
  label: z.string(),
  labelSince: z.string(),
  asOf: z.string().describe('Up to when what happened is in it'),
  fit: Half,
  engagement: Half,
})
export type ContactScore = z.output<typeof ContactScore>

const Moved = <T extends z.ZodType>(value: T) => z.object({ from: value, to: value })

export const ScoreChange = z.object({
  id: z.uuid(),
  changedAt: z.string(),
  because: z.enum(['change', 'time', 'edit']),
  label: Moved(z.string()),
  fit: Moved(z.int()),
  engagement: Moved(z.int()),
  rules: z.array(
    z.object({ rule: z.string().nullable(), name: z.string().nullable(), from: z.number(), to: z.number() }),
  ),
})
export type ScoreChange = z.output<typeof ScoreChange>

const someId = '00000000-0000-7000-8000-000000000000'

export const contactScoresContract = {
  get: endpoint({
    method: 'GET',
    path: '/contacts/{id}/score',
    summary: 'Fit and engagement of a contact, their label, and the points of each rule that holds',
    permission: 'contacts.read',
    input: z.strictObject({ id: Id }),
    output: z.object({ active: z.boolean(), score: ContactScore.nullable() }),
    refusals: ['record_not_found'],
    example: { id: someId },
  }),
  changes: endpoint({
    method: 'GET',
    path: '/contacts/{id}/score-changes',
    summary: 'Why the scores of a contact changed, newest first: each rule with its points before and after',
    permission: 'contacts.read',
    input: z.strictObject({
      id: Id,
      limit: z.coerce.number().int().min(1).max(100).default(20),
      cursor: Id.optional(),
    }),
    output: z.object({ items: z.array(ScoreChange), nextCursor: z.string().nullable() }),
    refusals: ['record_not_found'],
    example: { id: someId },
  }),
}
