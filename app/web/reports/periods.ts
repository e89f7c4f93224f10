/** Days, `YYYY-MM-DD`, both included. */
export interface Days {
  from: string
  to: string
}

export const periodNames = [
  'thisMonth',
  'lastMonth',
  'thisQuarter',
  'lastQuarter',
  'thisYear',
  'lastYear',
  'last30',
  'last90',
  'last365',
] as const
export type PeriodName = (typeof periodNames)[number]

export const isPeriodName = (value: unknown): value is PeriodName => periodNames.some((name) => name === value)

/** The days of a named period, seen from a day. */
export function daysOf(name: PeriodName, today: string): Days {
  const year = Number(today.slice(0, 4))
  const month = Number(today.slice(5, 7)) - 1
  const quarter = month - (month % 3)
  const months = (first: number, count: number) => ({ from: iso(year, first, 1), to: iso(year, first + count, 0) })
  switch (name) {
    case 'thisMonth':
      return months(month, 1)
    case 'lastMonth':
      return months(month - 1, 1)
    case 'thisQuarter':
      return months(quarter, 3)
    case 'lastQuarter':
      return months(quarter - 3, 3)
    case 'thisYear':
      return months(0, 12)
    case 'lastYear':
      return months(-12, 12)
    default: {
      const count = Number(name.slice('last'.length))
      return { from: iso(year, month, Number(today.slice(8, 10)) - count + 1), to: today }
    }
  }
}

/** The twelve months that end with the one of a day. */
export const yearUpTo = (day: string): Days => {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1]
  return { from: iso(year, month - 11, 1), to: iso(year, month + 1, 0) }
}

const iso = (year: number, month: number, day: number) =>
  new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10)
