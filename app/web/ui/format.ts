import { createContext, useContext } from 'react'
import { browserLanguages } from './browser-languages.ts'

/** How this user writes numbers, dates and money. `locale` is a BCP 47 tag, `timeZone` an IANA name. */
export interface FormatSettings {
  locale: string
  timeZone: string
  currency: string
}

export const FormatContext = createContext<FormatSettings>({
  locale: 'en',
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  currency: 'EUR',
})

/** Money in integer minor units (cents) with its ISO 4217 currency. */
export interface Money {
  amount: number
  currency: string
}

export type Formats = ReturnType<typeof makeFormats>

/** Made once for all who ask: a dozen Intl objects take a millisecond, and a board of cards asks a thousand times. */
const made = new Map<string, Formats>()

/** The user's formats. */
export function useFormats(): Formats {
  const settings = useContext(FormatContext)
  const key = `${settings.locale} ${settings.timeZone} ${settings.currency}`
  const known = made.get(key) ?? makeFormats(settings)
  made.set(key, known)
  return known
}

const DAY = 86_400_000
const steps: [limit: number, unit: Intl.RelativeTimeFormatUnit, size: number][] = [
  [60 * 60_000, 'minute', 60_000],
  [DAY, 'hour', 60 * 60_000],
]

/** Every format of one locale. Intl objects are costly to make, so they are made once per locale. */
export function makeFormats({ locale, timeZone, currency }: FormatSettings) {
  const number = new Intl.NumberFormat(locale)
  const rate = new Intl.NumberFormat(locale, { minimumSignificantDigits: 3, maximumSignificantDigits: 6 })
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' })
  const farther = new Intl.RelativeTimeFormat(locale, { numeric: 'always' })
  const nearer = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone })
  // A calendar date (a birthday) has no time zone; shifting it would show the day before.
  const calendarDate = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })
  const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short', timeZone })
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone })
  const dayInYear = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone })
  const dayOfOtherYear = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone })
  const dayOfMonth = new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  })
  const dayKey = new Intl.DateTimeFormat('en-CA', { timeZone })
  const moneyFormats = new Map<string, Intl.NumberFormat>()

  function moneyFormat(of: string, whole: boolean) {
    const key = `${of}${whole}`
    const known = moneyFormats.get(key)
    if (known) return known
    const made = new Intl.NumberFormat(locale, {
      style: 'currency',
      currency: of,
      currencyDisplay: 'narrowSymbol',
      ...(whole ? { maximumFractionDigits: 0 } : {}),
    })
    moneyFormats.set(key, made)
    return made
  }

  /** How many digits of a currency stand behind the point: 2 for EUR, 0 for JPY. */
  const minorDigits = (of: string) => moneyFormat(of, false).resolvedOptions().maximumFractionDigits ?? 2

  const daysBetween = (from: Date, to: Date) =>
    Math.round((Date.parse(dayKey.format(to)) - Date.parse(dayKey.format(from))) / DAY)

  return {
    locale,
    timeZone,
    currency,
    number: (value: number) => number.format(value),
    /** What a unit of one thing is worth in another: 0.920217, 1.09. */
    rate: (value: number) => rate.format(value),
    /** The name of a country or language given by its code; other words stay as they are. */
    nameOf: (type: 'region' | 'language', code: string) =>
      /^[a-z]{2}(-[a-z]{2})?$/i.test(code) ? (new Intl.DisplayNames(locale, { type }).of(code) ?? code) : code,
    percent: (share: number) => percent.format(share),
    /** `whole` drops the cents: for columns and figures read at a glance. */
    money: (value: Money, { whole = false } = {}) =>
      moneyFormat(value.currency, whole).format(value.amount / 10 ** minorDigits(value.currency)),
    minorDigits,
    /** A price in minor units, with the decimals below them that it has: 4.25 is 0.0425 €. */
    price: ({ amount, currency: of }: Money) => {
      const digits = minorDigits(of)
      const how = { style: 'currency', currency: of, currencyDisplay: 'narrowSymbol' } as const
      const finest = { minimumFractionDigits: digits, maximumFractionDigits: digits + 2 }
      return new Intl.NumberFormat(locale, { ...how, ...finest }).format(amount / 10 ** digits)
    },
    /** What stands before the cents: a point, a comma. */
    decimalSeparator: number.formatToParts(1.5).find(({ type }) => type === 'decimal')?.value ?? '.',
    date: (value: string) => (value.length === 10 ? calendarDate : date).format(new Date(value)),
    dateTime: (value: string) => (value.length === 10 ? calendarDate : dateTime).format(new Date(value)),
    time: (value: string) => time.format(new Date(value)),
    /** "12 min ago", "Yesterday", "in 3 days"; a date from four weeks on. */
    relative: (value: string, now = new Date()) => {
      const then = new Date(value)
      const distance = then.getTime() - now.getTime()
      const days = daysBetween(now, then)
      if (Math.abs(days) >= 28) return (value.length === 10 ? calendarDate : date).format(then)
      if (value.length > 10 && Math.abs(distance) < DAY && (days === 0 || Math.abs(distance) < 6 * 60 * 60_000)) {
        if (Math.abs(distance) < 60_000) return capital(relative.format(0, 'second'))
        for (const [limit, unit, size] of steps)
          if (Math.abs(distance) < limit) return relative.format(Math.trunc(distance / size), unit)
      }
      if (Math.abs(days) >= 7) return capital(farther.format(Math.trunc(days / 7), 'week'))
      return capital(nearer.format(days, 'day'))
    },
    /** A heading over a day's entries: "Today", "Yesterday", "Tuesday 17 November", "3 March 2022". */
    day: (value: string, now = new Date()) => {
      const then = new Date(value)
      const days = daysBetween(now, then)
      if (Math.abs(days) <= 1) return capital(nearer.format(days, 'day'))
      return (then.getFullYear() === now.getFullYear() ? dayInYear : dayOfOtherYear).format(then)
    },
    /** A calendar date in words, its number as a calendar shows it: "Sunday 1 November". */
    dayOfMonth: (value: string) => dayOfMonth.format(new Date(value)),
    /** The day as `YYYY-MM-DD` where the user lives; equal for all moments of one day. */
    dayKey: (value: string) => dayKey.format(new Date(value)),
    isPast: (value: string, now = new Date()) =>
      value.length === 10 ? daysBetween(now, new Date(value)) < 0 : Date.parse(value) < now.getTime(),
    /** "2 min", "1 h 5 min": a length of time given in seconds, never more than two units. */
    duration: (seconds: number) => {
      const unit = (value: number, name: string) =>
        new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay: 'short' }).format(value)
      if (seconds < 60) return unit(Math.max(1, Math.round(seconds)), 'second')
      const minutes = Math.round(seconds / 60)
      if (minutes < 60) return unit(minutes, 'minute')
      const hours = unit(Math.floor(minutes / 60), 'hour')
      return minutes % 60 === 0 ? hours : `${hours} ${unit(minutes % 60, 'minute')}`
    },
    bytes: (size: number) => {
      const [value, name] =
        size < 1000 ? [size, 'byte'] : size < 1_000_000 ? [size / 1000, 'kilobyte'] : [size / 1_000_000, 'megabyte']
      return new Intl.NumberFormat(locale, {
        style: 'unit',
        unit: String(name),
        unitDisplay: 'short',
        maximumFractionDigits: 1,
      }).format(Number(value))
    },
  }
}

const capital = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1)

/**
 * How to write numbers and dates: in the language of the screen, as it is written in the workspace's or else in the
 * browser's region (`en` in a browser set to `en-GB` writes 19 Nov).
 */
export function formatLocale(language: string, workspaceLocale: string, browser = browserLanguages()) {
  const speaks = (tag: string) => tag.split('-')[0] === language
  return [workspaceLocale, ...browser].find((tag) => speaks(tag) && tag.includes('-')) ?? language
}
