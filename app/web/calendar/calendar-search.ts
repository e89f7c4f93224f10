/** What the calendar shows, as its URL says it. */
export interface CalendarSearch {
  /** The day it is opened at; today where it is left out. */
  at?: string
  /** A week unless told. */
  span?: CalendarSpan
  /** Comma-separated; the usual ones unless told. */
  kinds?: string
  /** `mine`, `team`, `team:<id>` or the id of a colleague; everybody's unless told. */
  people?: string
  /** The kind of which a form is open … */
  new?: string
  /** … and the moment or day that it begins with. */
  newAt?: string
}

export const spans = ['day', 'week', 'month'] as const
export type CalendarSpan = (typeof spans)[number]

/** Reads what of a URL belongs to the calendar; leaves out what has another shape, as somebody may have typed it. */
export function readCalendarSearch(search: Record<string, unknown>): CalendarSearch {
  const span = spans.find((one) => one === search.span)
  const at = textIn(search, 'at')
  return {
    ...(at && /^\d{4}-\d{2}-\d{2}$/.test(at) && !Number.isNaN(Date.parse(at)) ? { at } : {}),
    ...(span ? { span } : {}),
    ...Object.fromEntries(
      (['kinds', 'people', 'new', 'newAt'] as const).flatMap((key) => {
        const value = textIn(search, key)
        return value === undefined ? [] : [[key, value]]
      }),
    ),
  }
}

function textIn(search: Record<string, unknown>, key: string): string | undefined {
  const value = search[key]
  return typeof value === 'string' ? value : undefined
}
