import { z } from 'zod'
import { text } from '#platform/objects/text'
import { audiences } from './declared.ts'

/** Whom a module is on for. */
export const reaches = ['everyone', 'teams', 'nobody'] as const

const Name = text(60).pipe(
  z.string().regex(/^[A-Za-z][\w.-]*$/, { error: 'A name has letters, digits, points and dashes' }),
)
const Names = z.array(Name).max(40)

/** What stands on somebody's home. Cards it does not name are newer and stand where they begin. */
export const Arrangement = z.strictObject({
  main: Names.describe('The cards of the wide column, from above'),
  side: Names.describe('Those beside it'),
  hidden: Names,
  mine: Names.describe('Cards that show only what is one’s own'),
})
export type Arrangement = z.output<typeof Arrangement>

export const Home = z.object({
  audience: z.enum(audiences).describe('Which home one begins with'),
  arrangement: Arrangement.nullable().describe('Null: as the role begins'),
  dismissed: z.array(z.string()),
  steps: z.array(z.object({ name: z.string(), doneAt: z.string().nullable() })).describe('Of one’s first week'),
})

export const DismissalName = Name

export const Rollout = z.object({
  module: z.string(),
  objects: z.array(z.string()).describe('Object types out of sight while it is off'),
  always: z.boolean().describe('It cannot be switched off'),
  reach: z.enum(reaches),
  teamIds: z.array(z.uuid()),
  everyoneFrom: z.string().nullable().describe('The day from which it is for everyone'),
})
export type Rollout = z.output<typeof Rollout>

const Use = z.object({ acts: z.int(), records: z.int(), days: z.int(), lastAt: z.string().nullable() })

export const Adoption = z.object({
  days: z.int(),
  since: z.string(),
  people: z.array(
    Use.extend({
      id: z.uuid(),
      name: z.string(),
      joinedAt: z.string(),
      firstActAt: z.string().nullable(),
      lastSeenAt: z.string().nullable().describe('To the day'),
      modules: z.record(z.string(), z.int()).describe('Acts by module'),
      beyond: z.boolean().describe('There were more acts than are counted'),
    }),
  ),
  modules: z.array(
    z.object({
      ...{ module: z.string(), reach: z.enum(reaches), objects: z.array(z.string()), verbs: z.array(z.string()) },
      ...{ people: z.int(), acts: z.int(), lastAt: z.string().nullable(), records: z.int().nullable() },
    }),
  ),
  firstValue: z.object({
    foundedAt: z.string(),
    acts: z.array(z.object({ act: z.string(), at: z.string().nullable() })),
  }),
  imports: z.array(z.object({ status: z.string(), count: z.int(), lastAt: z.string() })),
  quality: z.array(z.object({ object: z.string(), score: z.int().nullable(), measuredAt: z.string().nullable() })),
  openFeedback: z.int(),
  suggestion: z
    .object({ module: z.string(), reach: z.enum(reaches), object: z.string(), count: z.int(), isExact: z.boolean() })
    .nullable()
    .describe('What to begin with next, and the records that make it worth it'),
})
export type Adoption = z.output<typeof Adoption>

export const Feedback = z.object({
  id: z.uuid(),
  text: z.string(),
  path: z.string().nullable(),
  object: z.string().nullable(),
  by: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  at: z.string(),
  answer: z.object({ text: z.string(), by: z.string().nullable(), at: z.string() }).nullable(),
  may: z.object({ answer: z.boolean() }),
})
export type Feedback = z.output<typeof Feedback>
