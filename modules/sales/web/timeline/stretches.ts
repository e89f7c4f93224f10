import { type Day, plusDays, plusMonths } from '#app/web/views/calendar-days.ts'

/** The months that are shown, from the first day to before the last. */
export interface Shown {
  from: Day
  before: Day
}

export type Span = 'quarter' | 'year'
const months: Record<Span, number> = { quarter: 3, year: 12 }
/** How many months before today's it begins: most deals have longer to go than they came. */
const back: Record<Span, number> = { quarter: 1, year: 4 }

const firstOf = (day: Day): Day => `${day.slice(0, 7)}-01`

/** @param at a day of the first month; absent: as it is opened, with today in it. */
export function shownFrom(at: Day | undefined, today: Day, span: Span): Shown {
  const from = at ? firstOf(at) : plusMonths(firstOf(today), -back[span])
  return { from, before: plusMonths(from, months[span]) }
}

/** The first days of the months that are shown. */
export const monthsIn = ({ from }: Shown, span: Span): Day[] =>
  Array.from({ length: months[span] }, (_, index) => plusMonths(from, index))

/** Part of a deal's life: in a stage; or, without one, from today to its expected close. */
export interface Stretch {
  stage: string | null
  from: Day
  before: Day
}

interface Stood {
  stage: string
  enteredAt: string
  leftAt: string | null
}

/** What a deal has been through, and what lies ahead of an open one. @param dayOf the day of a moment, by the workspace's clocks */
export function stretchesOf(
  { isOpen, closeOn }: { isOpen: boolean; closeOn: Day | null },
  stays: readonly Stood[],
  { today, dayOf }: { today: Day; dayOf: (moment: string) => Day },
): Stretch[] {
  const stood = stays.map(({ stage, enteredAt, leftAt }) => {
    const from = dayOf(enteredAt)
    // Whoever came and went on one day was there that day.
    const before = leftAt ? dayOf(leftAt) : plusDays(today, 1)
    return { stage, from, before: before > from ? before : plusDays(from, 1) }
  })
  const ahead = isOpen && closeOn !== null && closeOn > today
  return ahead ? [...stood, { stage: null, from: plusDays(today, 1), before: plusDays(closeOn, 1) }] : stood
}

interface Placed {
  /** Shares of what is shown, 0 to 1. */
  start: number
  width: number
}

const DAY = 86_400_000
const daysFrom = (from: Day, to: Day) => (Date.parse(to) - Date.parse(from)) / DAY

/** Where something lies in what is shown; null where it does not. */
export function placedIn({ from, before }: Shown, part: { from: Day; before: Day }): Placed | null {
  const [first, last] = [part.from > from ? part.from : from, part.before < before ? part.before : before]
  if (first >= last) return null
  const all = daysFrom(from, before)
  return { start: daysFrom(from, first) / all, width: daysFrom(first, last) / all }
}
