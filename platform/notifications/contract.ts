import { z } from 'zod'
import { endpoint, Id } from '#platform/http/endpoint'
import { languages } from '#platform/i18n/translate'
import { mailings } from './mailings.ts'

const language = z.enum(languages).optional().describe('Of the words; without it the person’s own')
const flag = z.enum(['true', 'false']).transform((value) => value === 'true')
const Unread = z.int().describe('How many are unread, 100 at most')

export const NotificationEntry = z.object({
  id: Id,
  kind: z.string(),
  line: z.string().describe('What happened, in words'),
  excerpt: z.string().nullable().describe('What somebody wrote'),
  object: z.string().nullable(),
  recordId: Id.nullable(),
  record: z.string().nullable().describe('The record’s name; null when there is none, or you may not see it'),
  href: z.string().nullable().describe('Where it leads within Kith'),
  actor: z.object({ id: Id, name: z.string() }).nullable(),
  createdAt: z.iso.datetime(),
  readAt: z.iso.datetime().nullable(),
})

/** What one was told, the same on every device. */
export const notifications = {
  list: endpoint({
    method: 'GET',
    path: '/notifications',
    summary: 'What you were told, newest first',
    permission: 'signedIn',
    input: z.strictObject({
      kind: z.string().max(100).optional().describe('A kind, or the part of it before the dot'),
      unread: flag.optional(),
      language,
      cursor: Id.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    output: z.object({ items: z.array(NotificationEntry), nextCursor: Id.nullable() }),
    example: { unread: 'true' },
  }),
  unread: endpoint({
    method: 'GET',
    path: '/notifications/unread',
    summary: 'How many you have not read',
    permission: 'signedIn',
    input: z.strictObject({}),
    output: z.object({ unread: Unread }),
    example: {},
  }),
  mark: endpoint({
    method: 'PATCH',
    path: '/notifications',
    summary: 'Mark as read or unread: some by their ids, or all up to one',
    permission: 'signedIn',
    input: z
      .strictObject({
        ids: z.array(Id).min(1).max(500).optional(),
        upTo: Id.optional().describe('All until this one, the newest that you have seen'),
        read: z.boolean(),
      })
      .refine(({ ids, upTo }) => (ids === undefined) !== (upTo === undefined), { error: 'Send either ids or upTo' }),
    output: z.object({ unread: Unread }),
    example: { ids: ['01890000-0000-7000-8000-000000000000'], read: true },
  }),
}

const Minutes = z.int().min(0).max(1439)

const Preference = z.object({ kind: z.string(), inApp: z.boolean(), mail: z.enum(mailings) })

const ScheduleShape = z.object({
  digestHour: z.int().min(0).max(23).describe('Of the daily and the weekly mail'),
  digestWeekday: z.int().min(1).max(7).describe('Of the weekly mail; 1 is Monday'),
  quiet: z
    .object({ from: Minutes, to: Minutes })
    .nullable()
    .describe('Minutes of the day; mails that would come at once wait until it ends'),
  workDays: z
    .array(z.int().min(1).max(7))
    .min(1)
    .max(7)
    .transform((days) => [...new Set(days)].sort())
    .describe('Days on which mails come; 1 is Monday'),
})

const Preferences = z.object({
  kinds: z.array(Preference.extend({ name: z.string(), chosen: z.boolean().describe('Not the default') })),
  schedule: ScheduleShape.extend({ timeZone: z.string() }),
  mailServer: z.boolean().describe('Whether mails leave at all'),
})

export const notificationPreferences = {
  get: endpoint({
    method: 'GET',
    path: '/notification-preferences',
    summary: 'What you want to hear of, how and when',
    permission: 'signedIn',
    input: z.strictObject({ language }),
    output: Preferences,
    example: {},
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/notification-preferences',
    summary: 'Choose what you want to hear of, how and when',
    permission: 'signedIn',
    input: z.strictObject({
      kinds: z
        .array(Preference.partial({ inApp: true, mail: true }))
        .max(200)
        .default([])
        .describe('What a kind does not name stays as it is'),
      schedule: ScheduleShape.partial().optional().describe('What it does not name stays as it is'),
      language,
    }),
    output: Preferences,
    refusals: ['notification_kind_not_found'],
    example: { schedule: { digestHour: 8, quiet: { from: 1200, to: 420 } } },
  }),
}
