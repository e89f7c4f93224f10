import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'
import { text } from '#platform/objects/text'
import { Body, Subject } from './templates.ts'

const someId = '01890000-0000-7000-8000-000000000000'
const one = z.strictObject({ id: Id })

export const stepKinds = ['mail', 'draft', 'call', 'task', 'wait'] as const
export const stopKinds = ['answered', 'booked', 'bought', 'won'] as const
export const bases = ['agreed', 'inTouch', 'anyone'] as const
export const endings = [
  ...['finished', 'answered', 'booked', 'bought', 'won'],
  ...['optedOut', 'deleted', 'person', 'sender'],
] as const

const stepId = Id.optional().describe('Of a step that stays; a new one is given its own')
const mailed = { id: stepId, subject: Subject, body: Body }
const todo = {
  id: stepId,
  title: text(300).pipe(z.string().min(1, { error: 'A task says what to do' })),
  details: text(5_000).default(''),
}

/** A step as it is written. */
export const StepDraft = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('mail').describe('goes out by itself'), ...mailed }),
  z.strictObject({ kind: z.literal('draft').describe('waits until somebody approves it'), ...mailed }),
  z.strictObject({ kind: z.literal('call'), ...todo }),
  z.strictObject({ kind: z.literal('task'), ...todo }),
  z.strictObject({ kind: z.literal('wait'), id: stepId, days: z.int().min(1).max(90).describe('working days') }),
])
export type StepDraft = z.output<typeof StepDraft>

const kept = { id: z.uuid() }
export const Step = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('mail'), ...kept, subject: z.string(), body: z.string() }),
  z.object({ kind: z.literal('draft'), ...kept, subject: z.string(), body: z.string() }),
  z.object({ kind: z.literal('call'), ...kept, title: z.string(), details: z.string() }),
  z.object({ kind: z.literal('task'), ...kept, title: z.string(), details: z.string() }),
  z.object({ kind: z.literal('wait'), ...kept, days: z.int() }),
])
export type Step = z.output<typeof Step>

const Sequence = z.object({
  id: z.uuid(),
  name: z.string(),
  state: z.enum(['draft', 'on', 'archived']),
  basis: z.enum(bases),
  stops: z.array(z.enum(stopKinds)),
  dailyCap: z.int(),
  version: z.int(),
  steps: z.array(Step),
  figures: z.object({
    enrolled: z.int(),
    active: z.int(),
    paused: z.int(),
    ended: z.record(z.string(), z.int()).describe('How many ended by what'),
    steps: z.record(z.string(), z.object({ taken: z.int(), waiting: z.int(), answered: z.int() })),
  }),
  updatedAt: z.string(),
})
export type Sequence = z.output<typeof Sequence>

const settings = {
  name: text(120).pipe(z.string().min(1, { error: 'A sequence has a name' })),
  basis: z.enum(bases),
  stops: z.array(z.enum(stopKinds)).max(stopKinds.length),
  dailyCap: z.int().min(1).max(500),
  steps: z.array(StepDraft).max(30),
}
const SequenceDraft = z.strictObject({
  ...settings,
  basis: settings.basis.default('inTouch'),
  stops: settings.stops.default([...stopKinds]),
  dailyCap: settings.dailyCap.default(50).describe('Mails that go out by themselves for one sender in a day'),
  steps: settings.steps.default([]),
})
export type SequenceDraft = z.output<typeof SequenceDraft>
const SequencePatch = z
  .strictObject({ ...settings, state: z.enum(['draft', 'on', 'archived']) })
  .partial()
  .extend({ id: Id, version: z.int().optional() })
export type SequencePatch = z.output<typeof SequencePatch>

const refusedBecause = ['noAddress', 'notAgreed', 'noContactYet', 'optedOut', 'enrolled', 'deleted', 'notSeen'] as const
export type RefusedBecause = (typeof refusedBecause)[number]

const Enrolled = z.object({
  enrolled: z.array(z.object({ id: z.uuid(), contactId: z.uuid() })),
  refused: z.array(z.object({ contactId: z.uuid(), because: z.enum(refusedBecause) })),
})

export const Enrolment = z.object({
  id: z.uuid(),
  sequenceId: z.uuid(),
  sequence: z.string(),
  contactId: z.uuid(),
  contact: z.string(),
  dealId: z.uuid().nullable(),
  senderId: z.uuid(),
  step: z.int().describe('How many steps are behind them'),
  steps: z.int(),
  next: z
    .object({ kind: z.enum(stepKinds), says: z.string().describe('Subject or task') })
    .nullable()
    .describe('Null: none is left'),
  dueAt: z
    .string()
    .nullable()
    .describe('When the next step comes; null while somebody’s task or approval is waited for'),
  waitsFor: z.enum(['approval', 'task']).nullable(),
  draft: z.object({ subject: z.string(), body: z.string() }).nullable(),
  pausedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  endedBy: z.enum(endings).nullable(),
  enrolledAt: z.string(),
})
export type Enrolment = z.output<typeof Enrolment>

export const sequences = {
  list: endpoint({
    method: 'GET',
    path: '/sequences',
    summary: 'Sequences with their figures',
    permission: 'sequences.read',
    input: z.strictObject({}),
    output: z.object({ items: z.array(Sequence) }),
    example: {},
  }),
  get: endpoint({
    method: 'GET',
    path: '/sequences/{id}',
    summary: 'One sequence with its steps and figures',
    permission: 'sequences.read',
    input: one,
    output: Sequence,
    refusals: ['sequence_not_found'],
    example: { id: someId },
  }),
  create: endpoint({
    method: 'POST',
    path: '/sequences',
    summary: 'Make a sequence, as a draft',
    permission: 'sequences.create',
    input: SequenceDraft,
    output: Sequence,
    example: {
      name: 'After the tasting',
      steps: [
        { kind: 'wait', days: 2 },
        { kind: 'call', title: 'Which one was it?' },
      ],
    },
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/sequences/{id}',
    summary: 'Change a sequence; who is under way goes on by the steps they began with',
    permission: 'sequences.update',
    input: SequencePatch,
    output: Sequence,
    refusals: ['sequence_not_found', 'version_conflict'],
    example: { id: someId, state: 'archived' },
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/sequences/{id}',
    summary: 'Delete a sequence that nobody was ever enrolled in',
    permission: 'sequences.delete',
    input: one,
    output: z.object({ id: z.uuid() }),
    refusals: ['sequence_not_found', 'sequence_in_use'],
    example: { id: someId },
  }),
  enrol: endpoint({
    method: 'POST',
    path: '/sequences/{id}/enrolments',
    summary: 'Enrol up to 500 contacts; whoever cannot be is named with the reason',
    permission: 'sequences.update',
    input: z.strictObject({
      id: Id,
      contactIds: z.array(Id).min(1).max(500),
      dealId: Id.optional(),
      senderId: Id.optional().describe('In whose name; you, unless told'),
    }),
    output: Enrolled,
    refusals: ['sequence_not_found', 'sequence_not_on', 'record_not_found', 'person_needed'],
    example: { id: someId, contactIds: [someId] },
  }),
}

export const enrolments = {
  list: endpoint({
    method: 'GET',
    path: '/enrolments',
    summary: 'Who is or was in a sequence, the newest 200: of one sequence, of one contact, or what waits for approval',
    permission: 'sequences.read',
    input: z.strictObject({
      sequenceId: Id.optional(),
      contactId: Id.optional(),
      dealId: Id.optional(),
      waiting: z.enum(['approval']).optional(),
    }),
    output: z.object({ items: z.array(Enrolment) }),
    example: { contactId: someId },
  }),
  act: endpoint({
    method: 'POST',
    path: '/enrolments/{id}/moves',
    summary: 'Pause somebody, go on, pass the step over that is next, or end it',
    permission: 'sequences.update',
    input: z.strictObject({ id: Id, move: z.enum(['pause', 'resume', 'skip', 'end']) }),
    output: Enrolment,
    refusals: ['enrolment_not_found', 'enrolment_ended'],
    example: { id: someId, move: 'pause' },
  }),
  approve: endpoint({
    method: 'POST',
    path: '/enrolments/{id}/approval',
    summary: 'Send the mail that waits for approval, as it stands or as you change it; once',
    permission: 'sequences.update',
    input: z.strictObject({ id: Id, subject: Subject.optional(), body: Body.optional() }),
    output: Enrolment,
    refusals: ['enrolment_not_found', 'nothing_to_approve', 'enrolment_ended'],
    example: { id: someId },
  }),
}

export const optOuts = {
  get: endpoint({
    method: 'GET',
    path: '/opt-outs/{id}',
    summary: 'Whether a contact wants no mails of sequences',
    permission: 'contacts.read',
    input: one,
    output: z.object({ since: z.string().nullable(), source: z.string().nullable() }),
    refusals: ['record_not_found'],
    example: { id: someId },
  }),
  put: endpoint({
    method: 'PUT',
    path: '/opt-outs/{id}',
    summary: 'Note that a contact wants no mails of sequences: it ends those they are in',
    permission: 'contacts.update',
    input: one,
    output: z.object({ since: z.string().nullable(), source: z.string().nullable() }),
    refusals: ['record_not_found'],
    example: { id: someId },
  }),
}
