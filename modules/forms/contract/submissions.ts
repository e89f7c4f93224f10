import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'

const someId = '00000000-0000-7000-8000-000000000000'
const one = z.strictObject({ id: Id })

export const submissionStates = ['waiting', 'held', 'received'] as const

/** What was answered, with the label as it stood then. */
export const Answer = z.object({
  key: z.string(),
  of: z.enum(['contact', 'company', 'form']),
  field: z.string(),
  label: z.string(),
  value: z.union([z.string(), z.array(z.string()), z.boolean(), z.number()]),
  fileId: z.uuid().optional(),
})
export type Answer = z.output<typeof Answer>

/** Where a submission came from; all of it is the sender's word. */
export const Origin = z.object({
  source: z.string().optional(),
  medium: z.string().optional(),
  campaign: z.string().optional(),
  term: z.string().optional(),
  content: z.string().optional(),
  referrer: z.string().optional(),
  page: z.string().optional(),
})
export type Origin = z.output<typeof Origin>

export const Submission = z.object({
  id: z.uuid(),
  formId: z.uuid(),
  status: z.enum(submissionStates),
  why: z
    .enum(['trap', 'refused'])
    .nullable()
    .describe('why it is held: a machine’s, or the contact could not be saved'),
  contact: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  outcome: z.enum(['created', 'known']).nullable(),
  answers: z.array(Answer),
  differing: z
    .array(z.string())
    .describe('fields in which the contact has something else, and keeps it until somebody takes these over'),
  origin: Origin,
  consent: z.object({ version: z.int(), wording: z.string() }).nullable(),
  createdAt: z.string(),
  confirmedAt: z.string().nullable(),
})
export type Submission = z.output<typeof Submission>

export const formSubmissions = {
  list: endpoint({
    method: 'GET',
    path: '/forms/{id}/submissions',
    summary: 'What was sent, newest first: when, from where, and which contact it is',
    permission: 'forms.read',
    input: one.extend({
      status: z.enum(submissionStates).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
      cursor: Id.optional(),
    }),
    output: z.object({ items: z.array(Submission), nextCursor: z.string().nullable() }),
    refusals: ['form_not_found'],
    example: { id: someId, limit: 20 },
  }),
  accept: endpoint({
    method: 'POST',
    path: '/form-submissions/{id}/acceptance',
    summary: 'Take in a submission that was held back, or that waits for its sender',
    permission: 'contacts.create',
    input: one,
    output: Submission,
    refusals: ['submission_not_found', 'submission_not_held', 'submission_refused'],
    example: { id: someId },
  }),
  adopt: endpoint({
    method: 'POST',
    path: '/form-submissions/{id}/adoption',
    summary: 'Write into the contact what was sent and differs; emails and phones are added',
    permission: 'contacts.update',
    input: one.extend({ fields: z.array(z.string().max(100)).min(1).max(50) }),
    output: Submission,
    refusals: ['submission_not_found'],
    example: { id: someId, fields: ['jobTitle'] },
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/form-submissions/{id}',
    summary: 'Delete a submission; its contact stays',
    permission: 'forms.delete',
    input: one,
    output: z.object({ id: z.uuid() }),
    refusals: ['submission_not_found'],
    example: { id: someId },
  }),
}
