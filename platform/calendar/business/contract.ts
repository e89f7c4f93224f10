import { z } from 'zod'
import { Country, TimeZone } from '#platform/auth/workspace-settings'
import { endpoint, Id } from '#platform/http/endpoint'
import { text } from '#platform/objects/text'

const From = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'A time is written as 09:00' })
const To = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, { error: 'A time is written as 17:00' })

const isOrdered = ({ from, to }: { from: string; to: string }) => from < to
const ordered = { error: 'It ends before it begins', path: ['to'], params: { mend: 'Part a night at 24:00.' } }
const Stretch = z.strictObject({ from: From, to: To }).refine(isOrdered, ordered)
const WeeklyStretch = z.strictObject({ day: z.int().min(1).max(7), from: From, to: To }).refine(isOrdered, ordered)

/** The index of a stretch that begins before the one before it has ended. */
function overlapping(stretches: readonly { day?: number; from: string; to: string }[]): boolean {
  const sorted = stretches.toSorted((a, b) => (a.day ?? 0) - (b.day ?? 0) || (a.from < b.from ? -1 : 1))
  return sorted.some((one, at) => {
    const before = sorted[at - 1]
    return before !== undefined && before.day === one.day && one.from < before.to
  })
}
const apart = { error: 'Two stretches overlap', params: { mend: 'Let each begin after the one before has ended.' } }

const OwnDay = z.strictObject({
  day: z.iso.date({ error: 'Not a date as 2026-12-24' }),
  name: text(120),
  hours: z
    .array(Stretch)
    .max(12)
    .refine((all) => !overlapping(all), apart)
    .describe('Without any it is closed'),
})

const parts = {
  name: text(120).pipe(z.string().trim().min(1, { error: 'A calendar has a name' })),
  timeZone: TimeZone.nullable().describe('IANA; null: the workspace’s'),
  hours: z
    .array(WeeklyStretch)
    .min(1, { error: 'It is open at some time' })
    .max(84)
    .refine((all) => !overlapping(all), apart)
    .describe('Open from when to when; a day may have several stretches, 1 is Monday'),
  country: Country.nullable().describe('Its public holidays are closed; null: none are'),
  region: text(20).nullable().describe('Of that country, as GET /holiday-countries has it'),
  days: z
    .array(OwnDay)
    .max(366)
    .refine((days) => new Set(days.map(({ day }) => day)).size === days.length, {
      error: 'A day stands there twice',
      params: { mend: 'Name each day once.' },
    })
    .describe('Days that are not as ever; they go before holidays'),
  isDefault: z.boolean().describe('The one that holds where nobody says which; the former one no longer is'),
}

export const CalendarDraft = z.strictObject({
  ...parts,
  timeZone: parts.timeZone.default(null),
  country: parts.country.default(null),
  region: parts.region.default(null),
  days: parts.days.default([]),
  isDefault: parts.isDefault.default(false),
})
export type CalendarDraft = z.output<typeof CalendarDraft>

const Shown = {
  name: z.string(),
  timeZone: z.string().nullable(),
  hours: z.array(z.object({ day: z.int(), from: z.string(), to: z.string() })),
  country: z.string().nullable(),
  region: z.string().nullable(),
  days: z.array(
    z.object({
      day: z.string(),
      name: z.string(),
      hours: z.array(z.object({ from: z.string(), to: z.string() })),
    }),
  ),
  isDefault: z.boolean(),
}

const Preview = z.object({
  isOpen: z.boolean().describe('Right now'),
  open: z.array(z.object({ from: z.string(), to: z.string() })).describe('The next stretches, the current one first'),
  holidays: z.array(z.object({ day: z.string(), name: z.string() })).describe('Of the next twelve months'),
})

const BusinessCalendar = z.object({
  id: z.uuid().nullable().describe('Null: what holds until there is one'),
  version: z.int(),
  ...Shown,
  preview: Preview,
})

const Calendars = z.object({ items: z.array(BusinessCalendar).describe('By name, the default first') })

const example = {
  name: 'Roastery',
  hours: [
    { day: 1, from: '09:00', to: '12:30' },
    { day: 1, from: '13:30', to: '17:00' },
  ],
  country: 'DE',
  region: 'HH',
}
const one = z.strictObject({ id: Id })

/** When the business is open: what targets of service are reckoned by. */
export const businessCalendars = {
  list: endpoint({
    method: 'GET',
    path: '/business-calendars',
    summary: 'The calendars of business hours, with when each is open next',
    permission: 'signedIn',
    input: z.strictObject({}),
    output: Calendars,
    example: {},
  }),
  create: endpoint({
    method: 'POST',
    path: '/business-calendars',
    summary: 'Make a calendar of business hours; the first is the default',
    permission: 'settings',
    input: CalendarDraft,
    output: BusinessCalendar,
    refusals: ['calendar_name_taken'],
    example,
  }),
  change: endpoint({
    method: 'PUT',
    path: '/business-calendars/{id}',
    summary: 'Change a calendar; targets that run by it are reckoned anew',
    permission: 'settings',
    input: CalendarDraft.extend({ id: Id, version: z.int().optional() }),
    output: BusinessCalendar,
    refusals: ['calendar_not_found', 'calendar_name_taken', 'version_conflict'],
    example: { id: '00000000-0000-7000-8000-000000000000', ...example },
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/business-calendars/{id}',
    summary: 'Delete a calendar; what went by it goes by the default, and of the default the oldest other becomes that',
    permission: 'settings',
    input: one,
    output: z.object({ id: z.uuid() }),
    refusals: ['calendar_not_found'],
    example: { id: '00000000-0000-7000-8000-000000000000' },
  }),
  preview: endpoint({
    method: 'POST',
    path: '/business-calendar-previews',
    summary: 'When a calendar would be open next; nothing is kept',
    permission: 'settings',
    input: CalendarDraft,
    output: Preview,
    example,
  }),
  countries: endpoint({
    method: 'GET',
    path: '/holiday-countries',
    summary: 'The countries whose public holidays are known, with their regions',
    permission: 'signedIn',
    input: z.strictObject({}),
    output: z.object({
      items: z.array(
        z.object({ code: z.string(), regions: z.array(z.object({ code: z.string(), name: z.string() })) }),
      ),
    }),
    example: {},
  }),
}
