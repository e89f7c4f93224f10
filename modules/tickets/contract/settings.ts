import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'
import { FilterBody } from '#platform/objects/filter'
import { text } from '#platform/objects/text'
import { categories } from '../domain/default-settings.ts'
import { stepActs } from '../domain/policies.ts'

const Slug = text(60).pipe(
  z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: 'An id has small letters and digits, parted by hyphens' }),
)
const Name = text(80).pipe(z.string().trim().min(1, { error: 'It needs a name' }))
const Icon = text(40).pipe(z.string().regex(/^[a-z][a-z-]*$/, { error: 'Not the name of an icon' }))
const archived = z.boolean().default(false).describe('Offered no more; tickets keep it')

const reopenDays = z.int().min(0).max(3650).nullable().default(null).describe('null: as of all tickets')

const State = z.object({ id: z.string(), name: z.string(), category: z.enum(categories), archived: z.boolean() })
const Type = z.object({
  id: z.string(),
  name: z.string(),
  icon: z.string(),
  reopenDays: z.int().nullable().describe('of its own; null: as of all tickets'),
  archived: z.boolean(),
})

const Settings = z.object({
  version: z.int().describe('0: as Kith made them'),
  reopenDays: z.int(),
  states: z.array(State),
  types: z.array(Type),
})

/** How this business works on tickets. */
export const ticketSettingsContract = {
  get: endpoint({
    method: 'GET',
    path: '/ticket-settings',
    summary: 'The states and types of tickets, and how long a solved one opens again',
    permission: 'signedIn',
    input: z.strictObject({}),
    output: Settings,
    example: {},
  }),
  set: endpoint({
    method: 'PUT',
    path: '/ticket-settings',
    summary: 'Set states and types, in their order. One left out goes, if no ticket has it',
    permission: 'settings',
    input: z.strictObject({
      version: z.int().optional().describe('As seen; another one is a version_conflict'),
      reopenDays: z
        .int()
        .min(0)
        .max(3650)
        .describe('Days after which a customer’s word no longer opens a solved ticket'),
      states: z
        .array(z.strictObject({ id: Slug.optional(), name: Name, category: z.enum(categories), archived }))
        .min(2)
        .max(50),
      types: z.array(z.strictObject({ id: Slug.optional(), name: Name, icon: Icon, reopenDays, archived })).max(50),
    }),
    output: Settings,
    refusals: ['version_conflict'],
    example: {
      reopenDays: 14,
      states: [
        { id: 'new', name: 'New', category: 'new' as const },
        { id: 'open', name: 'Open', category: 'open' as const },
        { id: 'waiting', name: 'Waiting for customer', category: 'pending' as const },
        { id: 'on-hold', name: 'On hold', category: 'pending' as const },
        { id: 'solved', name: 'Solved', category: 'solved' as const },
        { id: 'closed', name: 'Closed', category: 'closed' as const },
        { name: 'With the workshop', category: 'pending' as const },
      ],
      types: [
        { id: 'question', name: 'Question', icon: 'help' },
        { id: 'problem', name: 'Problem', icon: 'tool' },
        { id: 'complaint', name: 'Complaint', icon: 'alert' },
        { id: 'request', name: 'Request', icon: 'clipboard' },
      ],
    },
  }),
}

const Minutes = z.int().min(1).max(525_600).nullable()
const targets = z.strictObject({
  firstResponse: Minutes.default(null),
  nextResponse: Minutes.default(null),
  resolution: Minutes.default(null),
})
const none = { firstResponse: null, nextResponse: null, resolution: null }
const Targets = z
  .strictObject({
    low: targets.default(none),
    normal: targets.default(none),
    high: targets.default(none),
    urgent: targets.default(none),
  })
  .describe('Minutes of work by priority; null: none is promised')

const Step = z
  .strictObject({
    minutes: z.int().min(-525_600).max(525_600).describe('Of work: before it is due where negative, else after'),
    act: z.enum(stepActs),
    userId: Id.nullable().default(null).describe('To whom it is given'),
  })
  .refine(({ act, userId }) => act !== 'reassign' || userId !== null, {
    error: 'Say to whom it is given',
    path: ['userId'],
  })

const parts = {
  name: text(120).pipe(z.string().trim().min(1, { error: 'A policy has a name' })),
  on: z.boolean(),
  filter: FilterBody.nullable().describe('Which tickets; null: all'),
  calendarId: Id.nullable().describe('Null: the default business hours'),
  targets: Targets,
  steps: z.array(Step).max(10),
}

export const PolicyDraft = z.strictObject({
  ...parts,
  on: parts.on.default(true),
  filter: parts.filter.default(null),
  calendarId: parts.calendarId.default(null),
  steps: parts.steps.default([]),
})
export type PolicyDraft = z.output<typeof PolicyDraft>

const shownTargets = z.object({
  firstResponse: z.int().nullable(),
  nextResponse: z.int().nullable(),
  resolution: z.int().nullable(),
})
const Policy = z.object({
  id: z.uuid(),
  name: z.string(),
  on: z.boolean(),
  filter: z.unknown().describe('the filter language; null: all'),
  readable: z.boolean().describe('false: the filter speaks of what is gone or does not show to you; it is left out'),
  calendarId: z.uuid().nullable(),
  targets: z.object({ low: shownTargets, normal: shownTargets, high: shownTargets, urgent: shownTargets }),
  steps: z.array(z.object({ minutes: z.int(), act: z.enum(stepActs), userId: z.uuid().nullable() })),
  version: z.int(),
})
const Policies = z.object({ items: z.array(Policy).describe('In their order: the first that fits a ticket holds') })

const someId = '00000000-0000-7000-8000-000000000000'
const draft = {
  name: 'Wholesale',
  targets: { urgent: { firstResponse: 30, nextResponse: 60, resolution: 480 }, normal: { firstResponse: 240 } },
  steps: [{ minutes: -15, act: 'tellOwner' as const }],
}

/** What is promised to whom. */
export const slaPoliciesContract = {
  list: endpoint({
    method: 'GET',
    path: '/sla-policies',
    summary: 'The policies by which targets are promised, in their order',
    permission: 'signedIn',
    input: z.strictObject({}),
    output: Policies,
    example: {},
  }),
  create: endpoint({
    method: 'POST',
    path: '/sla-policies',
    summary: 'Make a policy, the last in order; tickets that are open are reckoned anew',
    permission: 'settings',
    input: PolicyDraft,
    output: Policy,
    refusals: ['calendar_not_found'],
    example: draft,
  }),
  change: endpoint({
    method: 'PUT',
    path: '/sla-policies/{id}',
    summary: 'Change a policy; tickets that are open are reckoned anew, from the same start',
    permission: 'settings',
    input: PolicyDraft.extend({ id: Id, version: z.int().optional() }),
    output: Policy,
    refusals: ['sla_policy_not_found', 'calendar_not_found', 'version_conflict'],
    example: { id: someId, ...draft },
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/sla-policies/{id}',
    summary: 'Delete a policy; what was kept or missed stays, what is still open is promised no more',
    permission: 'settings',
    input: z.strictObject({ id: Id }),
    output: z.object({ id: z.uuid() }),
    refusals: ['sla_policy_not_found'],
    example: { id: someId },
  }),
  order: endpoint({
    method: 'PUT',
    path: '/sla-policies/order',
    summary: 'Put the policies into an order: the first that fits a ticket holds',
    permission: 'settings',
    input: z.strictObject({ ids: z.array(Id).max(500) }),
    output: Policies,
    example: { ids: [] },
  }),
}
