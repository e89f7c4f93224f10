import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'
import { text } from '#platform/objects/text'
import { conversationPriorities } from '../objects/conversation.ts'

const someId = '00000000-0000-7000-8000-000000000000'
const Label = text(60).pipe(z.string().trim().min(1))
const Words = text(20_000).pipe(z.string().min(1, { error: 'It says something' }))

/** What may be done with a conversation by a macro. */
export const Action = z.discriminatedUnion('act', [
  z.strictObject({
    act: z.literal('assign'),
    to: z
      .union([z.literal('me'), Id])
      .nullable()
      .describe('null: to nobody'),
  }),
  z.strictObject({ act: z.literal('team'), teamId: Id.nullable() }),
  z.strictObject({
    act: z.literal('label'),
    add: z.array(Label).max(20).default([]),
    remove: z.array(Label).max(20).default([]),
  }),
  z.strictObject({ act: z.literal('priority'), priority: z.enum(conversationPriorities) }),
  z.strictObject({ act: z.literal('state'), state: z.enum(['open', 'pending', 'resolved']) }),
  z.strictObject({
    act: z.literal('snooze'),
    hours: z
      .int()
      .min(1)
      .max(24 * 365),
  }),
  z.strictObject({ act: z.literal('reply'), cannedId: Id }),
  z.strictObject({ act: z.literal('note'), text: Words }),
])
export type Action = z.output<typeof Action>
const Actions = z.array(Action).min(1, { error: 'A macro does something' }).max(20)

const parts = {
  name: text(120).pipe(z.string().trim().min(1, { error: 'A macro has a name' })),
  personal: z.boolean().default(false).describe('only you see it; those of everybody need the right to settings'),
  actions: Actions.describe('in their order'),
}
export const MacroDraft = z.strictObject(parts)
export type MacroDraft = z.output<typeof MacroDraft>
const MacroChange = MacroDraft.extend({ id: Id, version: z.int().optional() })
export type MacroChange = z.output<typeof MacroChange>

const Macro = z.object({
  id: z.uuid(),
  name: z.string(),
  personal: z.boolean(),
  actions: z.array(Action),
  version: z.int(),
})
const example = {
  name: 'Torn parcel',
  actions: [
    { act: 'label' as const, add: ['parcel'] },
    { act: 'priority' as const, priority: 'high' as const },
    { act: 'state' as const, state: 'pending' as const },
  ],
}

const Run = z.strictObject({
  runId: Id.describe('any UUID, made by whoever presses: sent again, nothing is written twice'),
  macroId: Id.optional(),
  actions: Actions.optional().describe('instead of a macro'),
  conversationIds: z.array(Id).min(1).max(200),
  from: z
    .array(z.strictObject({ id: Id, assigneeId: Id.nullable() }))
    .max(200)
    .optional()
    .describe('who has each as you saw it: none is assigned that somebody else was given meanwhile'),
})
export type Run = z.output<typeof Run>

/** Several things done at once, with one conversation or many. */
export const macrosContract = {
  list: endpoint({
    method: 'GET',
    path: '/macros',
    summary: 'Macros: everybody’s, and your own',
    permission: 'conversations.read',
    input: z.strictObject({}),
    output: z.object({ items: z.array(Macro) }),
    example: {},
  }),
  create: endpoint({
    method: 'POST',
    path: '/macros',
    summary: 'Make a macro',
    permission: 'conversations.update',
    input: MacroDraft,
    output: Macro,
    refusals: ['forbidden', 'person_needed', 'canned_reply_not_found'],
    example,
  }),
  change: endpoint({
    method: 'PUT',
    path: '/macros/{id}',
    summary: 'Change a macro',
    permission: 'conversations.update',
    input: MacroChange,
    output: Macro,
    refusals: ['forbidden', 'person_needed', 'macro_not_found', 'version_conflict', 'canned_reply_not_found'],
    example: { id: someId, ...example },
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/macros/{id}',
    summary: 'Delete a macro',
    permission: 'conversations.update',
    input: z.strictObject({ id: Id }),
    output: z.object({ id: z.uuid() }),
    refusals: ['forbidden', 'macro_not_found'],
    example: { id: someId },
  }),
  run: endpoint({
    method: 'POST',
    path: '/macro-runs',
    summary: 'Do what a macro says, or these actions, with conversations; each is done whole or not at all',
    permission: 'conversations.update',
    input: Run,
    output: z.object({
      done: z.array(z.uuid()),
      failed: z.array(z.object({ id: z.uuid(), code: z.string(), message: z.string() })),
    }),
    refusals: ['macro_not_found'],
    example: { runId: someId, actions: example.actions, conversationIds: [someId] },
  }),
}
