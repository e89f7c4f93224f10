const clocks = new Map<string, Intl.DateTimeFormat>()

/** An instant as a clock of the zone shows it: `2026-11-19T10:30:00`. */
export function localTime(instant: string, timeZone: string): string {
  // The Swedish way of writing is ISO 8601 with a space.
  const clock =
    clocks.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
  clocks.set(timeZone, clock)
  return clock.format(new Date(instant)).replace(' ', 'T')
}

/** The day of an instant by a clock of the zone: `2026-11-19`. */
export const localDay = (instant: string, timeZone: string): string => localTime(instant, timeZone).slice(0, 10)
