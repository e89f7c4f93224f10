/** A day of the calendar, `2026-11-19`. */
export type Day = string

const utc = (day: Day) => new Date(`${day}T00:00:00Z`)
const dayOf = (date: Date): Day => date.toISOString().slice(0, 10)

/** So many days later; earlier for less than 0. */
export function plusDays(day: Day, days: number): Day {
  const date = utc(day)
  date.setUTCDate(date.getUTCDate() + days)
  return dayOf(date)
}

/** The same day of another month, or its last where it has fewer. */
export function plusMonths(day: Day, months: number): Day {
  const date = utc(day)
  const wanted = date.getUTCDate()
  date.setUTCDate(1)
  date.setUTCMonth(date.getUTCMonth() + months + 1, 0)
  date.setUTCDate(Math.min(wanted, date.getUTCDate()))
  return dayOf(date)
}

/** Younger than TypeScript's list; older browsers have it as a property. */
interface Weeks {
  getWeekInfo?: () => { firstDay: number }
  weekInfo?: { firstDay: number }
}

/** The day that a week begins with in a region: 1 for Monday to 7 for Sunday. */
export function firstWeekday(locale: string): number {
  const known: Intl.Locale & Weeks = new Intl.Locale(locale)
  return (known.getWeekInfo?.() ?? known.weekInfo)?.firstDay ?? 1
}

/** The days of the week that a day is in. */
export function weekOf(day: Day, first: number): Day[] {
  const back = (utc(day).getUTCDay() - (first % 7) + 7) % 7
  return Array.from({ length: 7 }, (_, index) => plusDays(day, index - back))
}

/** The weeks that show the month of a day in full. */
export function monthOf(day: Day, first: number): Day[][] {
  const month = day.slice(0, 7)
  const weeks: Day[][] = []
  let week = weekOf(`${month}-01`, first)
  do {
    weeks.push(week)
    week = weekOf(plusDays(week[6] ?? day, 1), first)
  } while (week[0]?.startsWith(month))
  return weeks
}
