import type { z } from 'zod'
import type { Ctx } from '#platform/ctx/ctx'
import type { CalendarEntry, CalendarKind } from './contract.ts'
import { type Entry, entriesBetween } from './entries.ts'
import { calendarKinds, type Kind } from './kinds.ts'
import { peopleMeant } from './people.ts'

interface Asked {
  from: string
  to: string
  /** Comma-separated; the usual ones unless told. One that this visitor does not have is left out. */
  kinds?: string | undefined
  people: string
}

/** What stands in the calendar between two days, and what else could. */
export async function listCalendar(ctx: Ctx, { from, to, kinds, people }: Asked) {
  const all = calendarKinds(ctx)
  const named = kinds?.split(',')
  const chosen = all.filter(({ kind, usual }) => named?.includes(kind) ?? usual)
  const { entries, more } = await entriesBetween(ctx, chosen, { from, to, people: await peopleMeant(ctx, people) })
  return { items: entries.map(shownEntry), kinds: all.map((kind) => shownKind(ctx, kind)), more }
}

function shownEntry({ kind, record, ...entry }: Entry): z.input<typeof CalendarEntry> {
  return { ...entry, kind: kind.kind, object: kind.type.name, id: record.id, version: record.version }
}

function shownKind(ctx: Ctx, { kind, type, start, value, trait, usual }: Kind): z.input<typeof CalendarKind> {
  return {
    ...{ kind, value, usual, object: type.name, field: start },
    minutes: trait.minutes ?? null,
    by: value === null ? null : (trait.by ?? null),
    yearly: trait.yearly ?? false,
    movable: !trait.yearly && !type.fields[start]?.readonly && ctx.may(`${type.plural}.update`),
  }
}
