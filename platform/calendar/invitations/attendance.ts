import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import type { CalendarTrait } from '#platform/objects/calendar-trait'
import { recordsOf } from '#platform/objects/find-record'
import type { AnyRecord, ObjectType } from '#platform/objects/object-type'
import { titleOf } from '#platform/objects/trash-records'
import { USUAL_MINUTES } from '../entries.ts'

/** What attendees are told of a meeting. */
export interface Meeting {
  title: string
  start: string
  minutes: number
  place: string | null
  details: string | null
}

/** Somebody who is to be invited. */
export interface Guest {
  email: string
  name: string
  attendee: string
  attendeeId: string
  /** BCP 47 or a word we read as one; null: the workspace's. */
  language: string | null
}

/** How an object invites, if it does. */
export const invitingTrait = (type: ObjectType | undefined): CalendarTrait | undefined =>
  type?.calendar?.invites && type.calendar.attendees ? type.calendar : undefined

/** The meeting of a record; null where it does not take place: deleted, cancelled, or of a kind that invites nobody. */
export function meetingOf(type: ObjectType, record: AnyRecord | undefined): Meeting | null {
  const trait = invitingTrait(type)
  if (!trait || !record || record.deletedAt) return null
  if (trait.by && record[trait.by] !== trait.invites) return null
  if (trait.cancelled && record[trait.cancelled.field] === trait.cancelled.value) return null
  const text = (name: string | undefined) => (name && record[name] ? String(record[name]) : null)
  const minutes = (trait.minutes && Number(record[trait.minutes])) || USUAL_MINUTES
  const start = new Date(String(record[trait.start])).toISOString()
  return { title: titleOf(type, record), start, minutes, place: text(trait.place), details: text(trait.details) }
}

interface Link {
  object: string
  id: string
  uninvited?: boolean
}

/** Whom a record names as attendees. */
const attending = (type: ObjectType, record: AnyRecord) => (record[type.calendar?.attendees ?? ''] ?? []) as Link[] // the field's shape

/** Those of them who are not to be written to. */
export const uninvited = (type: ObjectType, record: AnyRecord) =>
  new Set(attending(type, record).flatMap((link) => (link.uninvited ? [link.id] : [])))

/** Whom a record names as attendees and who has an address to write to; whose meeting it is needs no invitation. */
export async function guestsOf(ctx: Ctx, type: ObjectType, record: AnyRecord): Promise<Guest[]> {
  const { person } = type.calendar ?? {}
  const others = attending(type, record).filter((link) => !link.uninvited && (!person || link.id !== record[person]))
  const objects = [...new Set(others.map(({ object }) => object))]
  const found = await Promise.all(
    objects.map((object) => {
      const ids = others.filter((link) => link.object === object).map(({ id }) => id)
      return object === 'user' ? colleagues(ctx, ids) : reachable(ctx, ctx.objects.known(object), ids)
    }),
  )
  // Two records of one mailbox are one guest.
  return [...new Map(found.flat().map((guest) => [guest.email, guest])).values()]
}

/** A member, with what they say below mails in their name. */
export interface Colleague extends Guest {
  signature: string
}

/** Members of the workspace, by their ids. */
export async function colleagues(ctx: Ctx, ids: readonly string[]): Promise<Colleague[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: string; name: string; email: string; locale: string | null; signature: string }>`
    select u.id, u.name, u.email, u.locale, u.signature from memberships m join users u on u.id = m.user_id
     where m.workspace_id = ${ctx.workspaceId} and u.id = any (${ids}::uuid[])`.execute(ctx.db)
  return rows.map(({ id, name, email, locale, signature }) => ({
    ...{ email: email.toLowerCase(), name, attendee: 'user', attendeeId: id, language: locale, signature },
  }))
}

async function reachable(ctx: Ctx, type: ObjectType | undefined, ids: readonly string[]): Promise<Guest[]> {
  if (!type) return []
  const named = (kind: string) => Object.keys(type.fields).find((name) => type.fields[name]?.type === kind)
  const [emails, language] = [named('emails'), named('language')]
  if (!emails) return []
  const records = await recordsOf(ctx, type, ids)
  return records.flatMap((record) => {
    const listed = record[emails]
    const [first] = Array.isArray(listed) ? listed : []
    const email: unknown = Object(first).value
    if (typeof email !== 'string' || record.deletedAt) return []
    const spoken = language ? record[language] : null
    return {
      ...{
        email: email.toLowerCase(),
        name: titleOf(type, record) || email,
        attendee: type.name,
        attendeeId: record.id,
      },
      language: typeof spoken === 'string' ? spoken : null,
    }
  })
}
