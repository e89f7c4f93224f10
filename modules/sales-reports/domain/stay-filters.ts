import { plusDays } from '#platform/calendar/days'
import type { Condition, Filter } from '#platform/objects/filter'
import type { Period } from '#platform/reports/period'

/** Deals that have stayed somewhere like this. */
export const stayed = (...parts: Filter[]): Filter => counted(parts, 'gte', 1)

/** Deals that never have. */
export const neverStayed = (...parts: Filter[]): Filter => counted(parts, 'eq', 0)

const counted = (parts: Filter[], op: 'gte' | 'eq', value: number): Filter => ({
  related: 'stays',
  how: 'count',
  where: { and: parts },
  op,
  value,
})

/** Deals that were open as a day began. */
export const openAt = (day: string): Filter =>
  stayed(
    { field: 'enteredAt', op: 'before', value: day },
    {
      or: [
        { field: 'leftAt', op: 'isEmpty' },
        { field: 'leftAt', op: 'gte', value: day },
      ],
    },
  )

/** Deals that were open as a period was over. */
export const openAfter = ({ to }: Period): Filter => openAt(plusDays(to, 1))

/** Deals that came for the first time, to a pipeline where one is named, within a period. */
export function cameIn({ from, to }: Period, pipeline?: string): Filter[] {
  const there: Condition[] = pipeline === undefined ? [] : [{ field: 'pipeline', op: 'eq', value: pipeline }]
  return [
    stayed(...there, { field: 'enteredAt', op: 'between', value: [from, to] }),
    neverStayed(...there, { field: 'enteredAt', op: 'before', value: from }),
  ]
}

/** Deals that were closed like this within a period. */
export const closedIn = ({ from, to }: Period, outcome: 'won' | 'lost'): Filter =>
  stayed({ field: 'endedBy', op: 'eq', value: outcome }, { field: 'leftAt', op: 'between', value: [from, to] })
