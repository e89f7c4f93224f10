import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx, Kith } from '#platform/ctx/ctx'
import type { Task, TaskList } from '#platform/jobs/task'
import { sendMail } from '#platform/mail/send-mail'
import { recordsOf } from '#platform/objects/find-record'
import { tellChanged } from '#platform/realtime/changes'
import type { Answer } from '../ics/write-calendar.ts'
import { freshSecret } from '../secret-address.ts'
import {
  type Colleague,
  colleagues,
  type Guest,
  guestsOf,
  invitingTrait,
  type Meeting,
  meetingOf,
  uninvited,
} from './attendance.ts'
import { type Invitee, invitationMail } from './invitation-mail.ts'

const Payload = z.looseObject({ object: z.string(), recordId: z.uuid() })

const inviteTask: Task = async ({ kith, payload, workspace }) => {
  const { object, recordId } = Payload.parse(payload)
  await workspace((ctx) => tellAttendees(ctx, kith, object, recordId))
}

export const calendarTasks: TaskList = { 'calendar.invite': inviteTask }

/**
 * Brings what attendees were told in line with a meeting: invites, tells of changes, calls off. All in one transaction with
 * the mails, each of which has a key of meeting, person and sequence: run again, or twice at once, nobody is told twice.
 */
export async function tellAttendees(ctx: Ctx, kith: Kith, object: string, recordId: string): Promise<void> {
  const type = ctx.objects.known(object)
  if (!type || !invitingTrait(type)) return
  await sql`select pg_advisory_xact_lock(hashtextextended(${`calendar ${recordId}`}, 0))`.execute(ctx.db)
  const [record] = await recordsOf(ctx, type, [recordId])
  const meeting = meetingOf(type, record)
  const guests = record && meeting ? await guestsOf(ctx, type, record) : []
  const known = await inviteesOf(ctx, recordId)
  const person = type.calendar?.person
  const organizerId = record && person ? String(record[person] ?? record.createdBy ?? '') : ''
  const [organizer] = organizerId ? await colleagues(ctx, [organizerId]) : []
  const sequence = Math.max((record?.version ?? 0) - 1, ...known.map((one) => one.sequence + 1), 0)
  const about = { object, recordId, sequence, organizer: organizer ?? null }
  const news = guests.filter((guest) => meeting && !isOver(ctx, meeting) && isNews(known, guest, meeting))
  for (const guest of news) if (meeting) await invite(ctx, kith, about, meeting, guest, known)
  const quiet = record && meeting ? uninvited(type, record) : new Set<string>()
  const gone = known.filter(
    ({ withdrawn, email, attendeeId }) =>
      !withdrawn && !quiet.has(attendeeId) && !guests.some((guest) => guest.email === email),
  )
  const calledOff = gone.filter(({ told }) => !isOver(ctx, told))
  for (const invitee of calledOff) await callOff(ctx, kith, about, invitee)
  if (news.length + calledOff.length > 0) await tellChanged(ctx, ['calendarInvitees'])
}

const isOver = (ctx: Ctx, { start, minutes }: Meeting) => Date.parse(start) + minutes * 60_000 < ctx.now().getTime()

export interface About {
  object: string
  recordId: string
  sequence: number
  organizer: Colleague | null
}

interface Known extends Invitee {
  attendeeId: string
  withdrawn: boolean
}

async function inviteesOf(ctx: Ctx, recordId: string): Promise<Known[]> {
  const rows = await ctx.db
    .selectFrom('calendarInvitees')
    .select(['email', 'name', 'attendeeId', 'secret', 'told', 'sequence', 'withdrawn', 'answer'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('recordId', '=', recordId)
    .orderBy('email')
    .execute()
  return rows.map((row) => ({
    ...{ ...row, language: null },
    told: row.told as unknown as Meeting, // written by us, below
    answer: row.answer as Answer, // the table's check constraint knows no other
  }))
}

/** Whether somebody has not been told of a meeting as it is now. */
const isNews = (known: readonly Known[], guest: Guest, meeting: Meeting) =>
  !known.some(
    ({ email, withdrawn, told }) =>
      email === guest.email && !withdrawn && isDeepStrictEqual({ ...told }, { ...meeting }),
  )

async function invite(ctx: Ctx, kith: Kith, about: About, meeting: Meeting, guest: Guest, known: readonly Known[]) {
  const before = known.find(({ email }) => email === guest.email)
  const { email, name, attendee, attendeeId, language } = guest
  // Another time is another question; other words about the same time are not.
  const sameTime = before && before.told.start === meeting.start && before.told.minutes === meeting.minutes
  const answer: Answer = before && sameTime && !before.withdrawn ? before.answer : 'open'
  const secret = before?.secret ?? freshSecret()
  const row = {
    name,
    attendee,
    attendeeId,
    told: JSON.stringify(meeting),
    sequence: about.sequence,
    withdrawn: false,
    answer,
  }
  await ctx.db
    .insertInto('calendarInvitees')
    .values({ workspaceId: ctx.workspaceId, object: about.object, recordId: about.recordId, email, secret, ...row })
    .onConflict((same) => same.columns(['workspaceId', 'recordId', 'email']).doUpdateSet(row))
    .execute()
  const invitee: Invitee = { email, name, secret, told: meeting, answer, language, sequence: about.sequence }
  await sendMail(ctx, invitationMail(ctx, kith, about, invitee, before && !before.withdrawn ? 'changed' : 'invited'))
}

async function callOff(ctx: Ctx, kith: Kith, about: About, invitee: Known) {
  await ctx.db
    .updateTable('calendarInvitees')
    .set({ withdrawn: true, sequence: about.sequence })
    .where('workspaceId', '=', ctx.workspaceId)
    .where('recordId', '=', about.recordId)
    .where('email', '=', invitee.email)
    .execute()
  await sendMail(ctx, invitationMail(ctx, kith, about, { ...invitee, sequence: about.sequence }, 'calledOff'))
}
