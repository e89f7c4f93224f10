import type Holidays from 'date-holidays'
import { plusDays } from './days.ts'

/** A public holiday: a whole day on which shops and offices are closed. */
export interface Holiday {
  /** `2026-12-25`. */
  day: string
  name: string
}

export interface Region {
  code: string
  name: string
}

const DAY = 86_400_000

/** The public holidays of a year, by country (ISO 3166-1 alpha-2) and its region, in the order of their days. */
export async function holidaysOf(
  year: number,
  country: string,
  region: string | null,
  language = 'en',
): Promise<Holiday[]> {
  const holidays = await kept(country, region)
  return daysOf(holidays, year, language)
}

/** Whether a day is a public holiday; years are worked out as they are asked about. */
export async function holidayTest(country: string, region: string | null): Promise<(day: string) => boolean> {
  const holidays = await kept(country, region)
  const years = known(`${country} ${region}`)
  return (day) => {
    const year = Number(day.slice(0, 4))
    const days = years.get(year) ?? new Set(daysOf(holidays, year, 'en').map((holiday) => holiday.day))
    years.set(year, days)
    return days.has(day)
  }
}

/** The countries whose holidays are known, with their regions. */
export async function holidayCountries(language: string): Promise<{ code: string; regions: Region[] }[]> {
  const all = new (await load())()
  return Object.keys(all.getCountries()).map((code) => ({
    code,
    regions: Object.entries(all.getStates(code, language) ?? {}).map(([region, name]) => ({ code: region, name })),
  }))
}

/** It is large and few need it: it comes with the first question. */
const load = async (): Promise<typeof Holidays> => (await import('date-holidays')).default

const keptHolidays = new Map<string, Promise<Holidays>>()

function kept(country: string, region: string | null): Promise<Holidays> {
  const key = `${country} ${region}`
  const found = keptHolidays.get(key) ?? load().then((Kind) => new Kind(country, region ?? ''))
  keptHolidays.set(key, found)
  return found
}

const knownYears = new Map<string, Map<number, ReadonlySet<string>>>()

function known(key: string): Map<number, ReadonlySet<string>> {
  const found = knownYears.get(key) ?? new Map<number, ReadonlySet<string>>()
  knownYears.set(key, found)
  return found
}

function daysOf(holidays: Holidays, year: number, language: string): Holiday[] {
  const found = holidays.getHolidays(year, language).flatMap(({ date, start, end, name, type }) => {
    if (type !== 'public') return []
    const length = Math.max(1, Math.round((end.getTime() - start.getTime()) / DAY))
    return Array.from({ length }, (_, at) => ({ day: plusDays(date.slice(0, 10), at), name }))
  })
  return found.toSorted((a, b) => (a.day < b.day ? -1 : 1))
}
