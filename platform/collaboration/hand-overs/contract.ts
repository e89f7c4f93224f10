import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'
import { text } from '#platform/objects/text'

const someId = '01890000-0000-7000-8000-000000000000'

const ObjectName = text(64)
const Reason = text(120).pipe(z.string().min(1, { error: 'A hand-over has a reason' }))
const Items = z.array(text(300).pipe(z.string().min(1, { error: 'An item says what to do' }))).max(30)
const Person = z.object({ id: z.uuid(), name: z.string() }).nullable()

export const HandOver = z.object({
  id: z.uuid(),
  object: z.string(),
  recordId: z.uuid(),
  title: z.string().describe('What the record is called'),
  from: Person,
  to: Person,
  reason: z.string(),
  note: z.string(),
  items: z.array(z.object({ position: z.int(), label: z.string(), tickedAt: z.string().nullable() })),
  createdAt: z.string(),
  finishedAt: z.string().nullable().describe('Null as long as it is open'),
  may: z.object({ tick: z.boolean() }),
})
export type HandOver = z.output<typeof HandOver>

/** A record changes hands, with a word and a list of what its new owner thinks of. */
export const handOvers = {
  list: endpoint({
    method: 'GET',
    path: '/hand-overs',
    summary: 'Hand-overs, newest first: of one record, or the open ones to you and from you',
    permission: 'signedIn',
    input: z.strictObject({
      object: ObjectName.optional(),
      recordId: Id.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
      cursor: Id.optional(),
    }),
    output: z.object({ items: z.array(HandOver), nextCursor: z.string().nullable() }),
    refusals: ['record_not_found'],
    example: { limit: 5 },
  }),
  create: endpoint({
    method: 'POST',
    path: '/hand-overs',
    summary: 'Give a record to somebody else, with a note and what to think of',
    permission: 'signedIn',
    input: z.strictObject({
      object: ObjectName,
      recordId: Id,
      newOwnerId: Id,
      reason: Reason,
      note: text(10_000).default(''),
      items: Items.default([]).describe('Empty: one item says that it is taken over'),
    }),
    output: HandOver,
    refusals: ['record_not_found', 'forbidden', 'person_needed'],
    example: {
      object: 'contact',
      recordId: someId,
      newOwnerId: someId,
      reason: 'Sales to service',
      note: 'They open on Saturday.',
      items: ['Introduce yourself', 'Check the delivery days'],
    },
  }),
  tick: endpoint({
    method: 'PUT',
    path: '/hand-overs/{id}/items/{position}',
    summary: 'Say that an item is done, or is not; the new owner does',
    permission: 'signedIn',
    input: z.strictObject({ id: Id, position: z.coerce.number().int().min(0).max(100), done: z.boolean() }),
    output: HandOver,
    refusals: ['hand_over_not_found', 'hand_over_not_yours', 'forbidden', 'person_needed'],
    example: { id: someId, position: 0, done: true },
  }),
}

export const Template = z.object({
  id: z.uuid(),
  object: z.string(),
  reason: z.string(),
  items: z.array(z.string()),
})
export type Template = z.output<typeof Template>

/** What is to be thought of when records of an object change hands for a reason. */
export const handOverTemplates = {
  list: endpoint({
    method: 'GET',
    path: '/hand-over-templates',
    summary: 'The checklists for hand-overs, by object and reason',
    permission: 'signedIn',
    input: z.strictObject({ object: ObjectName.optional() }),
    output: z.object({ items: z.array(Template) }),
    example: {},
  }),
  create: endpoint({
    method: 'POST',
    path: '/hand-over-templates',
    summary: 'Make a checklist for a reason',
    permission: 'dataModel',
    input: z.strictObject({ object: ObjectName, reason: Reason, items: Items.min(1) }),
    output: Template,
    refusals: ['object_not_found', 'hand_over_template_exists'],
    example: { object: 'contact', reason: 'Sales to service', items: ['Introduce yourself'] },
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/hand-over-templates/{id}',
    summary: 'Change a checklist; hand-overs under way keep theirs',
    permission: 'dataModel',
    input: z.strictObject({ id: Id, reason: Reason, items: Items.min(1) }),
    output: Template,
    refusals: ['hand_over_template_not_found', 'hand_over_template_exists'],
    example: { id: someId, reason: 'Sales to service', items: ['Introduce yourself', 'Check the delivery days'] },
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/hand-over-templates/{id}',
    summary: 'Remove a checklist; hand-overs under way keep theirs',
    permission: 'dataModel',
    input: z.strictObject({ id: Id }),
    output: z.object({ id: z.uuid() }),
    refusals: ['hand_over_template_not_found'],
    example: { id: someId },
  }),
}
