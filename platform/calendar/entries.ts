import type { Ctx } from '#platform/ctx/ctx'
import { valueIn } from '#platform/objects/custom-values'
import type { Filter } from '#platform/objects/filter'
import { listRecords } from '#platform/objects/list-records'
import type { AnyRecord } from '#platform/objects/object-type'
import { titlesOf } from '#platform/objects/titles'
import { titleOf } from '#platform/objects/trash-records'
import { anniversaries } from './anniversaries.ts'
import { dayIn, isWholeDay, plusDays, startOfDay } from './days.ts'
import type { Kind } from './kinds.ts'

/** Something that stands in the calendar. */
export interface Entry {
  kind: Kind
  record: AnyRecord
  title: string
  /** A day, or a moment. */
  start: string
  /** How long it takes, in minutes; null for a day and a mere moment. */
  minutes: number | null
  allDay: boolean
  state: 'open' | 'done' | 'cancelled'
  personId: string | null
  /** Of what comes again every year: the year it first was. */
  since: number | null
}

export interface Span {
  /** First and last day, in the workspace's time zone. */
  from: string
  to: string
  /** Entries of these people, or of those they take part in; null: of everybody. */
  people: readonly string[] | null
  /** What lies in the trash instead. */
  trash?: boolean
}

/** Entries of one kind that one answer holds at most. */
const MOST = 1_000
const PAGE = 200
/** What takes days began at most so long before. */
const LONGEST_DAYS = 70

/** What stands in the calendar between two days. `more`: of some kind there is more than was read. */
export async function entriesBetween(
  ctx: Ctx,
  kinds: readonly Kind[],
  span: Span,
): Promise<{ entries: Entry[]; more: boolean }> {
  const perKind = await Promise.all(
    kinds.map((kind) => (kind.trait.yearly ? yearly(ctx, kind, span) : dated(ctx, kind, span))),
  )
  const entries = await named(ctx, perKind.flat())
  return { entries: entries.sort(byTime), more: perKind.some(({ length }) => length >= MOST) }
}

const byTime = (a: Entry, b: Entry) => (a.start === b.start ? (a.title < b.title ? -1 : 1) : a.start < b.start ? -1 : 1)

async function dated(ctx: Ctx, kind: Kind, span: Span): Promise<Entry[]> {
  const records = await recordsOf(ctx, kind, within(kind, span), span.trash)
  const begin = startOfDay(span.from, ctx.workspace.timeZone)
  return records.flatMap((record) => {
    const entry = entryOf(ctx, kind, record)
    const isOver = !entry.allDay && Date.parse(entry.start) + (entry.minutes ?? 0) * 60_000 < begin
    return isOver && dayIn(entry.start, ctx.workspace.timeZone) < span.from ? [] : [entry]
  })
}

async function recordsOf(ctx: Ctx, kind: Kind, filter: Filter, trash = false): Promise<AnyRecord[]> {
  const records: AnyRecord[] = []
  let cursor: string | null | undefined
  do {
    const page = await listRecords(ctx, kind.type, { filter, limit: PAGE, trash, cursor: cursor ?? undefined })
    records.push(...page.items)
    cursor = page.nextCursor
  } while (cursor && records.length < MOST)
  return records
}

function within(kind: Kind, { from, to, people }: Span): Filter {
  const { start, trait } = kind
  const long: Filter[] = trait.minutes
    ? [
        { field: start, op: 'gte', value: plusDays(from, -1) },
        {
          and: [
            { field: start, op: 'gte', value: plusDays(from, -LONGEST_DAYS) },
            { field: trait.minutes, op: 'gte', value: 24 * 60 },
          ],
        },
      ]
    : [{ field: start, op: 'gte', value: from }]
  return { and: [{ field: start, op: 'lte', value: to }, { or: long }, ...ofValue(kind), ...ofPeople(kind, people)] }
}

const ofValue = ({ trait, value }: Kind): Filter[] =>
  value !== null && trait.by ? [{ field: trait.by, op: 'eq', value }] : []

/** Entries of these people; of objects that name nobody there are none of anybody. */
export function ofPeople({ person, trait }: Kind, people: readonly string[] | null): Filter[] {
  if (people === null) return []
  const own: Filter[] = person ? [{ field: person, op: 'in', value: [...people] }] : []
  const attended: Filter[] = people.flatMap((id) =>
    trait.attendees ? [{ field: trait.attendees, op: 'contains' as const, value: id }] : [],
  )
  return [{ or: [...own, ...attended] }]
}

async function yearly(ctx: Ctx, kind: Kind, span: Span): Promise<Entry[]> {
  if (span.trash) return []
  const found = await anniversaries(ctx, kind, { ...span, most: MOST })
  return found.map(({ record, day, since }) => ({ ...entryOf(ctx, kind, record), start: day, since }))
}

function entryOf({ workspace: { timeZone } }: Ctx, kind: Kind, record: AnyRecord): Entry {
  const { type, trait } = kind
  const start = String(valueIn(record, kind.start))
  const isDay = start.length === 10
  const minutes = trait.minutes ? Number(record[trait.minutes] ?? 0) || USUAL_MINUTES : null
  const person = kind.person ? valueIn(record, kind.person) : null
  return {
    ...{ kind, record, start, since: null, title: titleOf(type, record) },
    minutes,
    allDay: isDay || (minutes === null && isWholeDay(start, timeZone)),
    state: stateOf(kind, record),
    personId: typeof person === 'string' ? person : null,
  }
}

/** What was entered without a length takes this long. */
export const USUAL_MINUTES = 30

function stateOf({ trait: { done, cancelled } }: Kind, record: AnyRecord): Entry['state'] {
  if (cancelled && record[cancelled.field] === cancelled.value) return 'cancelled'
  return done && record[done] ? 'done' : 'open'
}

/** Somebody without a name is known by an email or a phone number. */
async function named(ctx: Ctx, entries: Entry[]): Promise<Entry[]> {
  const nameless = entries.filter(({ title }) => !title)
  if (nameless.length === 0) return entries
  const titles = await titlesOf(
    ctx,
    nameless.map(({ kind, record }) => ({ object: kind.type.name, id: record.id })),
  )
  return entries.map((entry) => ({ ...entry, title: entry.title || (titles.get(entry.record.id)?.title ?? '') }))
}
