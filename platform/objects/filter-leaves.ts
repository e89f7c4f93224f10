import { z } from 'zod'
import type { Condition, Filter } from './filter.ts'

/** Something that happened to the record, or never did: “bought at least 3 times in the last 90 days”. */
export interface Happening {
  /** A type of event, `order.created`, or all of an object's, `order.*`. */
  event: string
  op: 'atLeast' | 'atMost' | 'never'
  /** How often; 1 where nothing is said. */
  times?: number | undefined
  /** A span up to now (`90d`), or two days, both included. By when it happened, not when it was written down. */
  within?: string | [string, string] | undefined
  /** Only changes of this field, from and to these values where they are given. */
  changed?: { field: string; from?: unknown; to?: unknown } | undefined
  /** Only events of records that match as they stand now. */
  where?: Filter | undefined
}

export const reckonings = ['count', 'sum', 'avg', 'min', 'max'] as const
export const reckonedOperators = ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'between'] as const

/** A figure over the records that point to this one: “spent at least 500 € this year”. */
export interface Reckoning {
  /** The object whose records point here, by name or plural: `orders`. */
  related: string
  /** The relation by which they do, where there are several. */
  by?: string | undefined
  how: (typeof reckonings)[number]
  /** What is summed, averaged …; money in minor units, only of the workspace's currency. */
  field?: string | undefined
  where?: Filter | undefined
  op: (typeof reckonedOperators)[number]
  value?: unknown
}

/** Whether the record is in a segment. */
export interface Membership {
  segment: string
  op: 'in' | 'notIn'
}

/** Whether the record stands in a relation to another: “has a decision maker”. */
export interface Relatedness {
  /** The id of the relation's type. */
  relation: string
  /** Which end the record is, where both are of its object; absent: either. */
  end?: 'from' | 'to' | undefined
  op: 'has' | 'hasNot'
}

export type Leaf = Condition | Happening | Reckoning | Membership | Relatedness

const own = (error: string, mend: string) => ({ error, params: { mend } })

const EVENT = /^[a-zA-Z]\w*(\.\w+)*\.(\w+|\*)$/
const Times = z.int().min(0).max(1_000_000)

/** Shapes of the conditions that look beyond the record's own fields. `inner` is the filter they may hold. */
export const leavesAround = (inner: z.ZodType<Filter>) =>
  [
    z
      .strictObject({
        event: z
          .string()
          .refine(
            (type) => EVENT.test(type),
            own('Not a type of event', 'Send for example "order.created" or "order.*".'),
          ),
        op: z.enum(['atLeast', 'atMost', 'never']),
        times: Times.optional(),
        within: z.union([z.string().max(10), z.tuple([z.string().max(40), z.string().max(40)])]).optional(),
        changed: z
          .strictObject({ field: z.string().max(100), from: z.unknown().optional(), to: z.unknown().optional() })
          .optional(),
        where: inner.optional(),
      })
      .refine(
        ({ op, times }) => (op === 'never' ? times === undefined : op === 'atMost' || times !== 0),
        own('“never” takes no number, “at least” one from 1', 'Leave “times” out, or send 1 or more.'),
      ),
    z.strictObject({
      related: z.string().max(100),
      by: z.string().max(100).optional(),
      how: z.enum(reckonings),
      field: z.string().max(100).optional(),
      where: inner.optional(),
      op: z.enum(reckonedOperators),
      value: z.unknown().optional(),
    }),
    z.strictObject({
      segment: z.uuid({ error: 'A segment is named by its id' }).toLowerCase(),
      op: z.enum(['in', 'notIn']),
    }),
    z.strictObject({
      relation: z.uuid({ error: 'A relation is named by the id of its type' }).toLowerCase(),
      end: z.enum(['from', 'to']).optional(),
      op: z.enum(['has', 'hasNot']),
    }),
  ] as const
