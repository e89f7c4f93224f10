import { daysBetween, plusDays } from '#platform/calendar/days'

/** Days in the workspace's time zone, `YYYY-MM-DD`, both included. */
export interface Period {
  from: string
  to: string
}

/**
 * The period before this one: as many months where it consists of whole months, else as many days. While a period still
 * runs, the one before ends after as many working days (Monday to Friday) as have passed of this one, today included.
 */
export function periodBefore({ from, to }: Period, today: string): Period {
  const whole = {
    from: isWholeMonths({ from, to })
      ? monthsLater(from, -monthsIn({ from, to }))
      : plusDays(from, -daysBetween(from, to) - 1),
    to: plusDays(from, -1),
  }
  if (to < today || today < from) return whole
  const passed = workingDays({ from, to: today })
  return { from: whole.from, to: lastAfter(whole, passed) }
}

/** Whether a period is not over yet. */
export const isPartial = ({ to }: Period, today: string): boolean => to >= today

/** The first day of the month that many months later. */
export function monthsLater(day: string, months: number): string {
  const moved = new Date(`${day.slice(0, 7)}-01T00:00:00Z`)
  moved.setUTCMonth(moved.getUTCMonth() + months)
  return moved.toISOString().slice(0, 10)
}

const isWholeMonths = ({ from, to }: Period) => from.endsWith('-01') && plusDays(to, 1).endsWith('-01')

const monthsIn = ({ from, to }: Period) =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7)) + 1

const isWorkingDay = (day: string) => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())

function workingDays({ from, to }: Period): number {
  let count = 0
  for (let day = from; day <= to; day = plusDays(day, 1)) if (isWorkingDay(day)) count += 1
  return count
}

/** The last day of a period that has no more than so many working days before its end; weekends after it included. */
function lastAfter({ from, to }: Period, count: number): string {
  let last = from
  let passed = 0
  for (let day = from; day <= to; day = plusDays(day, 1)) {
    if (isWorkingDay(day)) passed += 1
    if (passed > count) break
    last = day
  }
  return last
}
