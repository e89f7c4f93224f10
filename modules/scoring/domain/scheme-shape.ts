import { z } from 'zod'
import { FilterBody } from '#platform/objects/filter'

/** The labels' first and second signs, the best first. */
export const fitBands = ['A', 'B', 'C'] as const
export const engagementBands = ['1', '2', '3'] as const
export const labels = ['A1', 'A2', 'A3', 'B1', 'B2', 'B3', 'C1', 'C2', 'C3'] as const

const RuleId = z.string().regex(/^[a-z0-9]{4,12}$/, { error: 'The id of a rule is 4 to 12 small letters and digits' })
const Name = z.string().trim().min(1, { error: 'It needs a name' }).max(80)
const Points = z
  .int()
  .min(-1_000)
  .max(1_000)
  .refine((points) => points !== 0, {
    error: 'A rule without points changes nothing',
    params: { mend: 'Send points above or below 0.' },
  })
const Days = z.int().min(1).max(3_650)

/** A rule of fit: its points stand as long as the filter holds. */
export const FitRule = z.strictObject({ id: RuleId, name: Name, points: Points, when: FilterBody })
export type FitRule = z.output<typeof FitRule>

/** A rule of engagement: its points are given when something happens, and fade. */
export const EngagementRule = z.strictObject({
  id: RuleId,
  name: Name,
  points: Points,
  event: z.string().max(100).describe('A type of event, `order.created`, or all of an object’s, `order.*`'),
  changed: z
    .strictObject({ field: z.string().max(100), from: z.unknown().optional(), to: z.unknown().optional() })
    .optional(),
  where: FilterBody.optional().describe('Only events of records that match as they stand now'),
  halfLifeDays: Days.nullable().describe('After so many days half of the points are left; null: all stay'),
  windowDays: Days.describe('Older than so many days, it no longer counts'),
  repeats: z.boolean().describe('Each time counts; otherwise the latest alone'),
})
export type EngagementRule = z.output<typeof EngagementRule>

const groupOf = <R extends z.ZodType>(rule: R) =>
  z.strictObject({
    id: RuleId,
    name: Name,
    cap: z.int().min(1).max(1_000).describe('Its rules give no more than this together'),
    rules: z.array(rule).max(50),
  })

const scoreOf = <R extends z.ZodType>(rule: R) =>
  z
    .strictObject({
      max: z.int().min(1).max(1_000),
      /** From which score on the best, and the second sign are given; below that, the last. */
      best: z.int().min(1).max(1_000),
      good: z.int().min(1).max(1_000),
      names: z.tuple([Name, Name, Name]).describe('What the three signs are called, the best first'),
      groups: z.array(groupOf(rule)).max(20),
    })
    .refine(({ best, good, max }) => good < best && best <= max, {
      error: 'The thresholds do not follow one another',
      path: ['best'],
      params: { mend: 'The second one lies below the first, and the first not above the maximum.' },
    })

/** By which rules a workspace scores its contacts. */
export const Scheme = z
  .strictObject({ fit: scoreOf(FitRule), engagement: scoreOf(EngagementRule) })
  .refine((scheme) => new Set(idsIn(scheme)).size === idsIn(scheme).length, {
    error: 'Two rules or groups have one id',
    params: { mend: 'Give each an id of its own.' },
  })
export type Scheme = z.output<typeof Scheme>

type Grouped = { groups: readonly { id: string; rules: readonly { id: string }[] }[] }

const idsIn = ({ fit, engagement }: { fit: Grouped; engagement: Grouped }): string[] =>
  [...fit.groups, ...engagement.groups].flatMap(({ id, rules }) => [id, ...rules.map((rule) => rule.id)])

export const fitRules = ({ fit }: Scheme): FitRule[] => fit.groups.flatMap(({ rules }) => rules)
export const engagementRules = ({ engagement }: Scheme): EngagementRule[] =>
  engagement.groups.flatMap(({ rules }) => rules)
