import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'
import { Day } from '#platform/objects/field'
import { text } from '#platform/objects/text'
import { Adoption, Arrangement, DismissalName, Feedback, Home, Rollout, reaches } from './shapes.ts'

/** What one's home begins with. */
export const home = {
  get: endpoint({
    method: 'GET',
    path: '/home',
    summary: 'Your home: what it is for, how you arranged it, and the steps of your first week',
    permission: 'signedIn',
    input: z.strictObject({}),
    output: Home,
    example: {},
  }),
  figures: endpoint({
    method: 'GET',
    path: '/home/figures',
    summary: 'What came in the last seven days, beside the seven before; each with the filter that opens its records',
    permission: 'signedIn',
    input: z.strictObject({
      mine: z
        .enum(['true', 'false'])
        .default('false')
        .transform((value) => value === 'true'),
    }),
    output: z.object({
      items: z.array(
        z.object({
          ...{ name: z.string(), object: z.string(), count: z.int(), before: z.int() },
          filter: z.record(z.string(), z.unknown()),
        }),
      ),
    }),
    example: { mine: 'true' },
  }),
  arrange: endpoint({
    method: 'PUT',
    path: '/home/arrangement',
    summary: 'Arrange your home: which cards, in which order; kept for you in this workspace',
    permission: 'signedIn',
    input: Arrangement,
    output: Arrangement,
    example: { main: ['due', 'changes'], side: ['week', 'today'], hidden: ['figures'], mine: ['due'] },
  }),
  reset: endpoint({
    method: 'DELETE',
    path: '/home/arrangement',
    summary: 'Arrange your home as your role begins',
    permission: 'signedIn',
    input: z.strictObject({}),
    output: z.object({ arrangement: z.null() }),
    example: {},
  }),
}

const Dismissals = z.object({ items: z.array(z.string()) })

/** What one has put away for good. */
export const dismissals = {
  list: endpoint({
    method: 'GET',
    path: '/dismissals',
    summary: 'Explanations and checklists you have put away',
    permission: 'signedIn',
    input: z.strictObject({}),
    output: Dismissals,
    example: {},
  }),
  add: endpoint({
    method: 'POST',
    path: '/dismissals',
    summary: 'Put an explanation or a checklist away for good',
    permission: 'signedIn',
    input: z.strictObject({ name: DismissalName }),
    output: Dismissals,
    example: { name: 'explain.segments' },
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/dismissals',
    summary: 'Show again what you have put away, all or one',
    permission: 'signedIn',
    input: z.strictObject({ name: DismissalName.optional() }),
    output: Dismissals,
    example: { name: 'explain.segments' },
  }),
}

/** Which parts of Kith are in use, and by whom. */
export const moduleRollouts = {
  list: endpoint({
    method: 'GET',
    path: '/module-rollouts',
    summary: 'The parts of Kith that can be switched on, and for whom they are',
    permission: 'signedIn',
    input: z.strictObject({}),
    output: z.object({ items: z.array(Rollout) }),
    example: {},
  }),
  set: endpoint({
    method: 'PUT',
    path: '/module-rollouts',
    summary: 'Switch a part of Kith on for everyone, for some teams, or for nobody; its records and the API stay',
    permission: 'settings',
    input: z.strictObject({
      module: text(60),
      reach: z.enum(reaches),
      teamIds: z.array(Id).max(100).default([]),
      everyoneFrom: Day.nullable().default(null),
    }),
    output: Rollout,
    refusals: ['module_not_found', 'team_not_found'],
    example: { module: 'commerce', reach: 'nobody', everyoneFrom: '2027-01-04' },
  }),
}

/** How Kith is used. */
export const adoption = {
  describe: endpoint({
    method: 'GET',
    path: '/adoption',
    summary: 'Who uses what of Kith, how long it took to be of use, and what to begin with next',
    permission: 'adoption',
    input: z.strictObject({
      days: z.coerce
        .number()
        .pipe(z.union([z.literal(7), z.literal(30)]))
        .default(30),
    }),
    output: Adoption,
    example: { days: 7 },
  }),
}

/** What hampers people. */
export const feedbackContract = {
  list: endpoint({
    method: 'GET',
    path: '/feedback',
    summary: 'What you said hampers you; with the right “adoption”, what anybody said. Newest first',
    permission: 'signedIn',
    input: z.strictObject({
      state: z.enum(['open', 'answered']).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
      cursor: z.string().max(500).optional(),
    }),
    output: z.object({ items: z.array(Feedback), nextCursor: z.string().nullable() }),
    example: {},
  }),
  give: endpoint({
    method: 'POST',
    path: '/feedback',
    summary: 'Say what hampers you, and where',
    permission: 'signedIn',
    input: z.strictObject({
      text: text(2000).pipe(z.string().min(1)),
      path: text(500).nullable().default(null).describe('The screen one was on'),
      object: text(60).nullable().default(null),
    }),
    output: Feedback,
    example: { text: 'I look for the phone number on every order.', path: '/orders', object: 'order' },
  }),
  answer: endpoint({
    method: 'PUT',
    path: '/feedback/{id}/answer',
    summary: 'Answer somebody’s feedback; they are told',
    permission: 'adoption',
    input: z.strictObject({ id: Id, text: text(2000).pipe(z.string().min(1)) }),
    output: Feedback,
    refusals: ['feedback_not_found'],
    example: {
      id: '00000000-0000-7000-8000-000000000000',
      text: 'It stands on the order from now on: layouts, order, first section.',
    },
  }),
}
