import { plusDays } from '#platform/calendar/days'

export const spans = ['month', 'quarter'] as const
export type Span = (typeof spans)[number]

/** A month or a quarter of the calendar, half-open, as days of the workspace's zone. */
export interface Period {
  span: Span
  /** Its first day, `2026-10-01`. */
  startsOn: string
  /** The first day that is no more of it. */
  endsOn: string
}

const months: Record<Span, number> = { month: 1, quarter: 3 }

/** The period that a day lies in, or so many of them later. */
export function periodOf(span: Span, day: string, later = 0): Period {
  const size = months[span]
  const year = Number(day.slice(0, 4))
  const month = Number(day.slice(5, 7)) - 1
  const first = year * 12 + Math.floor(month / size) * size + later * size
  return { span, startsOn: firstOf(first), endsOn: firstOf(first + size) }
}

/** The months of a period, itself where it is one. */
export const monthsOf = ({ span, startsOn }: Period): Period[] =>
  Array.from({ length: months[span] }, (_, later) => periodOf('month', startsOn, later))

/** The last day of a period. */
export const lastDayOf = ({ endsOn }: Pick<Period, 'endsOn'>): string => plusDays(endsOn, -1)

const firstOf = (monthCount: number): string =>
  `${String(Math.floor(monthCount / 12)).padStart(4, '0')}-${String((monthCount % 12) + 1).padStart(2, '0')}-01`
