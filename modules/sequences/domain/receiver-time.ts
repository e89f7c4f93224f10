import { holidayTest } from '#platform/calendar/holidays'
import type { Ctx } from '#platform/ctx/ctx'
import type { AnyRecord } from '#platform/objects/object-type'
import { type Clock, usualHours } from '#platform/values/working-time'

/**
 * The hours in which a contact is written to, by the clock of where they are: the time zone on the contact, else that of their
 * country, else the workspace's; not on public holidays of their country, else of the workspace's. Nothing goes out in the name of
 * somebody who is away (`away`): they would not see the answer.
 */
export async function clockOf({ workspace }: Ctx, contact: AnyRecord, away: Clock['away']): Promise<Clock> {
  const isHoliday = await holidayTest(countryOf(contact) ?? workspace.defaultCountry, null)
  return {
    ...{ hours: usualHours, timeZone: zoneOf(contact, workspace.timeZone), away },
    hoursOn: (day) => (isHoliday(day) ? [] : undefined),
  }
}

const countryOf = ({ addresses }: AnyRecord): string | undefined =>
  ((addresses ?? []) as { country?: string | null }[]).find((one) => one.country)?.country ?? undefined // as the contact's contract says

/** @returns an IANA time zone that is known here */
export function zoneOf(contact: AnyRecord, fallback: string): string {
  const { timeZone } = contact
  if (typeof timeZone === 'string' && isZone(timeZone)) return timeZone
  const country = countryOf(contact)
  const zones = country ? zonesOf(country) : []
  if (zones.length === 0 || zones.includes(fallback)) return fallback
  // Of a country with several the one in the middle, so that nobody is written to in the night.
  return zones[Math.floor((zones.length - 1) / 2)] ?? fallback
}

const known = new Map<string, string[]>()

/** The time zones of a country, west to east. @param country ISO 3166-1 alpha-2 */
function zonesOf(country: string): string[] {
  const remembered = known.get(country)
  if (remembered) return remembered
  const zones = /^[A-Za-z]{2}$/.test(country) ? namesOf(new Intl.Locale(`und-${country}`)) : []
  const offsets = new Map(zones.map((zone) => [zone, offsetOf(zone)]))
  const found = zones.sort((a, b) => (offsets.get(a) ?? 0) - (offsets.get(b) ?? 0))
  known.set(country, found)
  return found
}

/** A property in Node 20, a method in what came after; the compiler's library knows neither. */
type WithZones = Intl.Locale & { timeZones?: string[]; getTimeZones?: () => string[] }

const namesOf = (locale: WithZones): string[] => [...(locale.getTimeZones?.() ?? locale.timeZones ?? [])]

function offsetOf(timeZone: string): number {
  const january = new Date(Date.UTC(2026, 0, 15, 12))
  const shown = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' }).formatToParts(january)
  const [, sign, hours, minutes] =
    /([+-])(\d+):?(\d+)?/.exec(shown.find(({ type }) => type === 'timeZoneName')?.value ?? '') ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0))
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined
  } catch {
    return false
  }
}
