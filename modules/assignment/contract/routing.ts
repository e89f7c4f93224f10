import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'
import { text } from '#platform/objects/text'
import { ObjectName, Passed, Weighed } from './rule-shape.ts'

const someId = '00000000-0000-7000-8000-000000000000'
const SkillName = text(60).pipe(z.string().trim().min(1, { error: 'A skill has a name' }))
const Skill = z.object({ id: z.uuid(), name: z.string(), userIds: z.array(z.uuid()).describe('who has it') })

/** What people can do: rules ask for it. */
export const skillsContract = {
  list: endpoint({
    method: 'GET',
    path: '/skills',
    summary: 'What people can do, by name, and who has which skill',
    permission: 'signedIn',
    input: z.strictObject({}),
    output: z.object({ items: z.array(Skill), nextCursor: z.null() }),
    example: {},
  }),
  create: endpoint({
    method: 'POST',
    path: '/skills',
    summary: 'Name a skill',
    permission: 'settings',
    input: z.strictObject({ name: SkillName }),
    output: Skill,
    refusals: ['skill_name_taken'],
    example: { name: 'Espresso machines' },
  }),
  rename: endpoint({
    method: 'PATCH',
    path: '/skills/{id}',
    summary: 'Name a skill anew',
    permission: 'settings',
    input: z.strictObject({ id: Id, name: SkillName }),
    output: Skill,
    refusals: ['skill_not_found', 'skill_name_taken'],
    example: { id: someId, name: 'Grinders' },
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/skills/{id}',
    summary: 'Forget a skill that no rule asks for',
    permission: 'settings',
    input: z.strictObject({ id: Id }),
    output: z.object({ id: z.uuid() }),
    refusals: ['skill_not_found', 'skill_in_use'],
    example: { id: someId },
  }),
  give: endpoint({
    method: 'PUT',
    path: '/members/{userId}/skills',
    summary: 'Say which skills somebody has: these, and no others',
    permission: 'settings',
    input: z.strictObject({
      userId: Id,
      skillIds: z
        .array(Id)
        .max(100)
        .transform((given) => [...new Set(given)]),
    }),
    output: z.object({ items: z.array(Skill), nextCursor: z.null() }),
    refusals: ['member_not_found'],
    example: { userId: someId, skillIds: [] },
  }),
}

const stances = ['online', 'away', 'offline'] as const
const Chosen = z.enum(stances)
const State = z
  .enum([...stances, 'unseen'])
  .describe('unseen: they said they were there, and nobody has seen them lately')
const Own = z.object({ userId: z.uuid(), state: State })

/** Whether people are there for customers. */
export const availabilitiesContract = {
  list: endpoint({
    method: 'GET',
    path: '/availabilities',
    summary: 'Who is there for customers, and how many open conversations they have',
    permission: 'signedIn',
    input: z.strictObject({}),
    output: z.object({
      items: z.array(
        z.object({
          userId: z.uuid(),
          state: State,
          chosen: Chosen.describe('what they said themselves'),
          chosenAt: z.string().nullable(),
          seenAt: z.string().nullable(),
          open: z.int(),
          live: z.int().describe('those of them that are chats'),
          mostOpen: z.int().nullable().describe('null: any number'),
          mostLive: z.int().nullable(),
        }),
      ),
      nextCursor: z.null(),
    }),
    example: {},
  }),
  set: endpoint({
    method: 'PUT',
    path: '/availability',
    summary: 'Say whether you are there for customers; who leaves may hand back what waits',
    permission: 'signedIn',
    input: z.strictObject({ state: Chosen }),
    output: Own,
    refusals: ['person_needed'],
    example: { state: 'online' },
  }),
  see: endpoint({
    method: 'PUT',
    path: '/availability/sight',
    summary: 'Say that somebody is at your screen; who does not is away after a while',
    permission: 'signedIn',
    input: z.strictObject({}),
    output: Own,
    refusals: ['person_needed'],
    example: {},
  }),
}

const Most = z.int().min(1).max(10_000).nullable()
const limits = {
  mostOpen: Most.describe('open conversations at a time; null: any number'),
  mostLive: Most.describe('chats among them'),
}
const Settings = z.object({
  ...limits,
  awayMinutes: z
    .int()
    .min(1)
    .max(1_440)
    .nullable()
    .describe('after which one who is not seen counts as away; null: never'),
  handsBack: z.boolean().describe('what waits for an answer goes back when whoever has it goes'),
})
const Shown = Settings.extend({
  people: z.array(z.object({ userId: z.uuid(), ...limits })).describe('who has room for more or less than the others'),
})

/** How much people have at a time, and what becomes of it when they go. */
export const routingSettingsContract = {
  get: endpoint({
    method: 'GET',
    path: '/routing-settings',
    summary: 'How much people have at a time, and when they count as away',
    permission: 'signedIn',
    input: z.strictObject({}),
    output: Shown,
    example: {},
  }),
  change: endpoint({
    method: 'PUT',
    path: '/routing-settings',
    summary: 'Say how much people have at a time, and when they count as away',
    permission: 'settings',
    input: z.strictObject(Settings.shape),
    output: Shown,
    example: { mostOpen: 20, mostLive: 3, awayMinutes: 15, handsBack: true },
  }),
  limit: endpoint({
    method: 'PUT',
    path: '/members/{userId}/routing-limits',
    summary: 'Say how much one person has at a time; both null: as everybody',
    permission: 'settings',
    input: z.strictObject({ userId: Id, ...limits }),
    output: Shown,
    refusals: ['member_not_found'],
    example: { userId: someId, mostOpen: null, mostLive: null },
  }),
}

/** What waits for somebody. */
export const queuesContract = {
  get: endpoint({
    method: 'GET',
    path: '/queues',
    summary: 'What waits for somebody, at which place, since when and why, and how long one waits in each queue',
    permission: 'signedIn',
    input: z.strictObject({ object: ObjectName.default('conversation') }),
    output: z.object({
      queues: z
        .array(
          z.object({
            ruleId: z.uuid(),
            name: z.string(),
            teamId: z.uuid().nullable(),
            waiting: z.int(),
            longestSince: z.string().nullable(),
            given: z.int().describe('given to somebody in the last 7 days'),
            median: z.number().nullable().describe('minutes those waited'),
          }),
        )
        .describe('one for each rule that is on, in their order'),
      items: z
        .array(
          z.object({
            recordId: z.uuid(),
            title: z.string(),
            ruleId: z.uuid().nullable().describe('whose people it waits for; null: it is about to be asked'),
            place: z.int(),
            since: z.string(),
            startedAt: z.string().describe('since when the customer waits'),
            overflowAt: z.string().nullable().describe('when the next rule is asked'),
            people: z.array(Weighed),
            passed: z.array(Passed),
          }),
        )
        .describe('the first 200, in the order in which they will be given'),
    }),
    example: { object: 'conversation' },
  }),
}
