import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'
import { Day } from '#platform/objects/field'
import { daysBetween } from './days.ts'

/** Days that one answer covers at most. */
const MOST_DAYS = 100

/** A sort of entry: the records of an object by one of their days or moments. */
export const CalendarKind = z.object({
  kind: z.string(),
  object: z.string(),
  /** The field that says when. */
  field: z.string(),
  /** The field with its length in minutes, where it has one. */
  minutes: z.string().nullable(),
  /** Of a kind that is one choice of a field: the field and the choice. */
  by: z.string().nullable(),
  value: z.string().nullable(),
  usual: z.boolean().describe('Shown unless kinds are named'),
  yearly: z.boolean(),
  /** Whether it may be moved to another time. */
  movable: z.boolean(),
})

/** Something that stands in the calendar. */
export const CalendarEntry = z.object({
  kind: z.string(),
  object: z.string(),
  id: z.uuid(),
  version: z.int(),
  title: z.string(),
  start: z.string().describe('A day, or a moment in UTC'),
  minutes: z.int().nullable().describe('How long it takes; null for a day and for a mere moment'),
  allDay: z.boolean(),
  state: z.enum(['open', 'done', 'cancelled']),
  personId: z.uuid().nullable(),
  since: z.int().nullable().describe('Of what comes again every year: the year it first was'),
})

export const calendar = {
  list: endpoint({
    method: 'GET',
    path: '/calendar',
    summary: 'What stands in the calendar between two days of the workspace’s time zone, by any date of any object',
    permission: 'signedIn',
    input: z
      .strictObject({
        from: Day,
        to: Day,
        kinds: z.string().max(2_000).optional().describe('Comma-separated, as the answer names them'),
        people: z
          .string()
          .regex(/^(all|mine|team(:[0-9a-f-]{36})?|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/, {
            error: 'People are all, mine, team, team:<id> or the id of a member',
          })
          .default('all'),
      })
      .refine(({ from, to }) => to >= from && daysBetween(from, to) < MOST_DAYS, {
        error: `Between two days there are at most ${MOST_DAYS}`,
        params: { mend: 'Ask for a shorter time, its first day first.' },
      }),
    output: z.object({
      items: z.array(CalendarEntry),
      kinds: z.array(CalendarKind).describe('All there are, also those that were not asked for'),
      more: z.boolean().describe('Of some kind there is more than one answer holds: ask for a shorter time'),
    }),
    example: { from: '2026-11-16', to: '2026-11-22', people: 'mine' },
  }),
}

const Feed = z.object({
  createdAt: z.iso.datetime().nullable().describe('Null: there is no address'),
  readAt: z.iso.datetime().nullable().describe('When a calendar program last asked, to the hour'),
})

/** The secret address at which one's own calendar is read by other programs. */
export const calendarFeed = {
  get: endpoint({
    method: 'GET',
    path: '/calendar-feed',
    summary: 'Whether your calendar can be read at a secret address',
    permission: 'signedIn',
    input: z.strictObject({}),
    output: Feed,
    refusals: ['person_needed'],
    example: {},
  }),
  create: endpoint({
    method: 'POST',
    path: '/calendar-feed',
    summary: 'Make the secret address of your calendar, or another one in its place; it is told once',
    permission: 'signedIn',
    input: z.strictObject({}),
    output: Feed.extend({ address: z.string().nullable() }),
    refusals: ['person_needed'],
    example: {},
    shownOnce: 'address',
  }),
  revoke: endpoint({
    method: 'DELETE',
    path: '/calendar-feed',
    summary: 'Have the secret address of your calendar lead nowhere',
    permission: 'signedIn',
    input: z.strictObject({}),
    output: Feed,
    refusals: ['person_needed'],
    example: {},
  }),
}

const someId = '01890000-0000-7000-8000-000000000000'
const Answer = z.enum(['open', 'accepted', 'tentative', 'declined'])

/** Who was invited to a meeting by mail, and what they answered. */
export const calendarInvitees = {
  list: endpoint({
    method: 'GET',
    path: '/calendar-invitees',
    summary: 'Who was invited to a meeting by mail, and what they answered',
    permission: 'signedIn',
    input: z.strictObject({ object: z.string().max(100), recordId: Id }),
    output: z.object({
      items: z.array(
        z.object({
          email: z.string(),
          name: z.string(),
          attendee: z.string().describe('The object whose record they are; user: somebody of the workspace'),
          attendeeId: z.uuid(),
          answer: Answer,
          answeredAt: z.iso.datetime().nullable(),
        }),
      ),
      nextCursor: z.null(),
    }),
    refusals: ['record_not_found'],
    example: { object: 'activity', recordId: someId },
  }),
  reply: endpoint({
    method: 'POST',
    path: '/calendar-replies',
    summary: 'Hand in what a calendar program answered to an invitation: its file, or the mail it came in',
    permission: 'signedIn',
    input: z.strictObject({ content: z.string().min(1).max(2_000_000) }),
    output: z.object({ object: z.string(), recordId: z.uuid(), email: z.string(), answer: Answer }),
    refusals: ['reply_unreadable', 'calendar_invitee_not_found', 'reply_outdated', 'forbidden'],
    example: { content: 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REPLY\r\nEND:VCALENDAR\r\n' },
  }),
}
