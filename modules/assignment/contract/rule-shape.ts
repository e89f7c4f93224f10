import { z } from 'zod'
import { Id } from '#platform/http/endpoint'
import { FilterBody } from '#platform/objects/filter'
import { text } from '#platform/objects/text'

/** How a record came to be without an owner; arrived: a customer wrote, or what slept or waited for a machine wants somebody. */
export const occasions = ['created', 'arrived', 'form', 'import', 'api', 'unowned'] as const
export type Occasion = (typeof occasions)[number]

/** How one of several people is chosen; team: nobody is, it stands with the team until somebody takes it. */
export const methods = ['person', 'roundRobin', 'leastLoad', 'team'] as const

/** Whether it matters if somebody is at work: not at all; others go first and then the next rule; or it waits for them. */
export const hoursModes = ['any', 'skip', 'wait'] as const

export const ObjectName = z.string().regex(/^[a-zA-Z]\w{0,99}$/, { error: 'Not the name of an object' })
const RuleName = text(120).pipe(z.string().trim().min(1, { error: 'A rule has a name' }))
const Capacity = z.int().min(1).max(100_000).nullable().describe('most open records at once; null: any number')

export const RulePerson = z.strictObject({
  userId: Id,
  weight: z.int().min(1).max(100).default(1).describe('how many times as much as somebody of weight 1'),
  capacity: Capacity.default(null),
})

const parts = {
  name: RuleName,
  on: z.boolean(),
  filter: FilterBody.nullable().describe('which records; null: all'),
  occasions: z
    .array(z.enum(occasions))
    .min(1, { error: 'A rule has an occasion' })
    .max(occasions.length)
    .transform((given) => [...new Set(given)]),
  method: z.enum(methods),
  teamId: Id.nullable().describe('its members, as they then are'),
  people: z
    .array(RulePerson)
    .max(250)
    .refine((people) => new Set(people.map(({ userId }) => userId)).size === people.length, {
      error: 'Somebody is named twice',
      params: { mend: 'Name each person once.' },
    })
    .describe('who; of a team: what holds for some of its members'),
  capacity: Capacity.describe('of each person, unless theirs says otherwise'),
  byLanguage: z.boolean().describe('only to people who speak the record’s language'),
  hours: z.enum(hoursModes),
  alarmMinutes: z
    .int()
    .min(1)
    .max(100_000)
    .nullable()
    .describe('of work, after which somebody is told that nobody reacted'),
  alarmTask: z.boolean().describe('the owner gets a task with the alarm'),
  skillIds: z
    .array(Id)
    .max(20)
    .transform((given) => [...new Set(given)])
    .describe('only to people who have all of these skills'),
  stickyDays: z
    .int()
    .min(1)
    .max(365)
    .nullable()
    .describe('whoever answered the customer within so many days comes first, if they are free'),
  waitMinutes: z
    .int()
    .min(1)
    .max(10_080)
    .nullable()
    .describe('so long it waits for these people before the next rule is asked; null: not at all'),
  onlineOnly: z.boolean().describe('only to people who have been seen lately'),
}

export const RuleDraft = z.strictObject({
  object: ObjectName,
  ...parts,
  on: parts.on.default(true),
  filter: parts.filter.default(null),
  teamId: parts.teamId.default(null),
  people: parts.people.default([]),
  capacity: parts.capacity.default(null),
  byLanguage: parts.byLanguage.default(false),
  hours: parts.hours.default('any'),
  alarmMinutes: parts.alarmMinutes.default(null),
  alarmTask: parts.alarmTask.default(false),
  skillIds: parts.skillIds.default([]),
  stickyDays: parts.stickyDays.default(null),
  waitMinutes: parts.waitMinutes.default(null),
  onlineOnly: parts.onlineOnly.default(false),
})
export type RuleDraft = z.output<typeof RuleDraft>

export const RulePatch = z.strictObject(parts).partial().extend({ id: Id, version: z.int().optional() })
export type RulePatch = z.output<typeof RulePatch>

/** A rule as the API gives it. */
export const Rule = z.object({
  id: z.uuid(),
  object: z.string(),
  name: z.string(),
  on: z.boolean(),
  filter: z.unknown().describe('the filter language; null: all'),
  readable: z.boolean().describe('false: the filter speaks of what is gone or does not show to you; it is left out'),
  occasions: z.array(z.enum(occasions)),
  method: z.enum(methods),
  teamId: z.uuid().nullable(),
  people: z.array(z.object({ userId: z.uuid(), weight: z.int(), capacity: z.int().nullable() })),
  capacity: z.int().nullable(),
  byLanguage: z.boolean(),
  hours: z.enum(hoursModes),
  alarmMinutes: z.int().nullable(),
  alarmTask: z.boolean(),
  skillIds: z.array(z.uuid()),
  stickyDays: z.int().nullable(),
  waitMinutes: z.int().nullable(),
  onlineOnly: z.boolean(),
  version: z.int(),
})
export type Rule = z.output<typeof Rule>

/** What came of somebody when it was asked who gets a record; again: chosen, as they spoke with the customer last. */
export const verdicts = [
  'chosen',
  'again',
  'notTheirTurn',
  'busier',
  'left',
  'noRight',
  'absent',
  'offHours',
  'language',
  'skill',
  'full',
  'fullLive',
  'stepped',
  'offline',
  'unseen',
] as const

export const Weighed = z.object({
  userId: z.uuid(),
  verdict: z.enum(verdicts),
  tasks: z.int().describe('open tasks'),
  records: z.int().describe('open records of this object'),
})
export type Weighed = z.output<typeof Weighed>

/** Why a rule did not take a record. */
export const passings = ['off', 'occasion', 'before', 'filter', 'unreadable', 'nobody', 'hasTeam'] as const

export const Passed = z.object({
  ruleId: z.uuid(),
  name: z.string(),
  why: z.enum(passings),
  people: z.array(Weighed),
})
export type Passed = z.output<typeof Passed>
