import { z } from 'zod'
import { type Leaf, leavesAround } from './filter-leaves.ts'

export type { Happening, Membership, Reckoning, Relatedness } from './filter-leaves.ts'

/** The operators of the filter language. Which of them a field takes stands in `operatorsFor`. */
export const operators = [
  'eq', 'ne', 'in', 'notIn', 'contains', 'notContains', 'startsWith', 'isEmpty', 'isNotEmpty',
  'gt', 'gte', 'lt', 'lte', 'between', 'before', 'after', 'inLast', 'inNext',
] as const // biome-ignore format: one glance
export type Operator = (typeof operators)[number]

/** One statement about a record: `{field, op, value}`. */
export interface Condition {
  field: string
  op: Operator
  value?: unknown
}

/** The one filter language: conditions joined by and, or, not. */
export type Filter = Leaf | { and: Filter[] } | { or: Filter[] } | { not: Filter }

const Condition = z.strictObject({ field: z.string().max(100), op: z.enum(operators), value: z.unknown().optional() })

/** Shape of a filter. How deep and wide it may be is checked with it, so that compiling stays cheap. */
export const Filter: z.ZodType<Filter> = z.lazy(() =>
  z.union([
    z.strictObject({ and: z.array(Filter).max(50) }),
    z.strictObject({ or: z.array(Filter).max(50) }),
    z.strictObject({ not: Filter }),
    Condition,
    ...leavesAround(Filter),
  ]),
)

export const MOST_CONDITIONS = 200
const DEEPEST = 10

/** How many conditions a filter has; infinite for one that is too deep. */
export function measure(filter: unknown, depth = 0): number {
  if (depth > DEEPEST) return Number.POSITIVE_INFINITY
  if (typeof filter !== 'object' || filter === null) return 1
  const inner = Object.entries(filter).flatMap(([key, value]) =>
    (key === 'and' || key === 'or') && Array.isArray(value) ? value : key === 'not' || key === 'where' ? [value] : [],
  )
  return 1 + inner.reduce<number>((sum, part) => sum + measure(part, depth + 1), 0)
}

/** A filter as it stands in a URL: JSON text. */
export const FilterText = z
  .string()
  .max(20_000)
  .transform((value, context): unknown => {
    try {
      return JSON.parse(value)
    } catch {
      context.addIssue({
        code: 'custom',
        message: 'The filter is not JSON',
        params: { mend: 'Send for example {"field":"lastName","op":"eq","value":"Weber"}, URL-encoded.' },
      })
      return z.NEVER
    }
  })
  .refine((filter) => measure(filter) <= MOST_CONDITIONS, {
    error: `At most ${MOST_CONDITIONS} conditions, ${DEEPEST} levels deep`,
    abort: true,
  })
  .pipe(Filter)

/** A filter in a body, measured before it is looked into. */
export const FilterBody = z
  .unknown()
  .refine((filter) => measure(filter) <= MOST_CONDITIONS, {
    error: `At most ${MOST_CONDITIONS} conditions, ${DEEPEST} levels deep`,
    abort: true,
  })
  .pipe(Filter)
