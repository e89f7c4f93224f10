import { z } from 'zod'
import { Id } from '#platform/http/endpoint'
import { FilterBody } from '#platform/objects/filter'
import { text } from '#platform/objects/text'

/** What rules can be about. */
export const subjectNames = ['conversation', 'ticket'] as const
export type SubjectName = (typeof subjectNames)[number]
export const Subject = z.enum(subjectNames)

export const targetKinds = ['firstResponse', 'nextResponse', 'resolution'] as const
const Minutes = z.int().min(1).max(525_600)

/** When a rule is asked. */
export const Trigger = z.discriminatedUnion('on', [
  z.strictObject({ on: z.literal('created') }),
  z.strictObject({
    on: z.literal('updated'),
    always: z.boolean().default(false).describe('false: only where a field of the filter changed'),
  }),
  z.strictObject({ on: z.literal('received') }).describe('the customer wrote'),
  z.strictObject({ on: z.literal('answered') }).describe('one of us answered'),
  z.strictObject({
    on: z.literal('since'),
    field: text(100).describe('a date and time of the record'),
    minutes: Minutes,
  }),
  z.strictObject({
    on: z.literal('beforeDue'),
    target: z.enum(targetKinds).nullable().describe('null: whichever is next'),
    minutes: Minutes.describe('by the clock'),
  }),
])
export type Trigger = z.output<typeof Trigger>

const Words = (most: number) => text(most).pipe(z.string().trim().min(1, { error: 'It says something' }))
const Label = Words(60)
const Labels = z.array(Label).max(20)

/** What a rule does. */
export const Act = z.discriminatedUnion('act', [
  z.strictObject({
    act: z.literal('set'),
    field: text(100),
    value: z.union([text(2000), z.number(), z.boolean(), z.null()]),
  }),
  z.strictObject({ act: z.literal('label'), add: Labels.default([]), remove: Labels.default([]) }),
  z.strictObject({ act: z.literal('snooze'), hours: z.int().min(1).max(8760) }),
  z.strictObject({
    act: z.literal('reply'),
    text: Words(20_000).describe('with {{variables}}, each with a fallback where it may be empty'),
  }),
  z.strictObject({ act: z.literal('note'), text: Words(20_000) }),
  z.strictObject({
    act: z.literal('tell'),
    to: z
      .array(z.union([z.enum(['owner', 'leads']), Id]))
      .min(1, { error: 'It tells somebody' })
      .max(50),
    text: Words(300),
  }),
  z.strictObject({
    act: z.literal('task'),
    title: Words(200),
    to: z.union([z.literal('owner'), Id]),
    days: z.int().min(0).max(365).describe('until it is due'),
  }),
  z.strictObject({ act: z.literal('ticket'), type: text(100).nullable().default(null) }),
])
export type Act = z.output<typeof Act>

export const hoursModes = ['any', 'open', 'closed'] as const

const parts = {
  name: text(120).pipe(z.string().trim().min(1, { error: 'A rule has a name' })),
  on: z.boolean(),
  trigger: Trigger,
  filter: FilterBody.nullable().describe('which records; null: all'),
  hours: z.enum(hoursModes).describe('by the default business calendar'),
  once: z.boolean().describe('once per record, however often it happens'),
  acts: z.array(Act).min(1, { error: 'A rule does something' }).max(20),
}

export const RuleDraft = z.strictObject({
  object: Subject,
  ...parts,
  on: parts.on.default(true),
  filter: parts.filter.default(null),
  hours: parts.hours.default('any'),
  once: parts.once.default(false),
})
export type RuleDraft = z.output<typeof RuleDraft>

export const RulePatch = z.strictObject(parts).partial().extend({ id: Id, version: z.int().optional() })
export type RulePatch = z.output<typeof RulePatch>

/** A rule as the API gives it. */
export const Rule = z.object({
  id: z.uuid(),
  object: Subject,
  name: z.string(),
  on: z.boolean(),
  trigger: Trigger,
  filter: z.unknown().describe('the filter language; null: all'),
  readable: z.boolean().describe('false: the filter speaks of what is gone or does not show to you; it is left out'),
  hours: z.enum(hoursModes),
  once: z.boolean(),
  acts: z.array(Act),
  version: z.int(),
  ranAt: z.string().nullable().describe('when it last ran'),
  failed: z.int().describe('runs of the last seven days that came to nothing'),
})
export type Rule = z.output<typeof Rule>
