import type { Ctx } from '#platform/ctx/ctx'
import type { CalendarTrait } from '#platform/objects/calendar-trait'
import type { ObjectType } from '#platform/objects/object-type'

/** One sort of entry of the calendar: the records of an object by one of their days or moments. */
export interface Kind {
  /** `task.dueAt`; with a choice that parts them `activity.startsAt:meeting`. */
  kind: string
  type: ObjectType
  start: string
  /** The value of `trait.by` that its records have. */
  value: string | null
  /** What the object says of its entries; a kind that somebody chose among its other days has only `start`. */
  trait: CalendarTrait
  /** The field that says whose it is. */
  person: string | null
  /** Shown unless somebody chose otherwise. */
  usual: boolean
}

/** All that can stand in this visitor's calendar: what objects say of themselves first, then their other days and moments. */
export function calendarKinds(ctx: Ctx): Kind[] {
  const readable = ctx.objects.all().filter(({ plural }) => ctx.may(`${plural}.read`))
  return [...readable.flatMap(usualKinds), ...readable.flatMap(otherKinds)]
}

function usualKinds(type: ObjectType): Kind[] {
  const { calendar: trait } = type
  // A field that this visitor may not see is not among those of the type.
  if (!trait || !type.fields[trait.start]) return []
  const kind = `${type.name}.${trait.start}`
  const common = { type, start: trait.start, trait: seen(type, trait), person: personOf(type), usual: true }
  const values = trait.by ? type.fields[trait.by]?.options : undefined
  if (!values) return [{ ...common, kind, value: null }]
  const shown = values.filter((value) => !trait.without?.includes(value))
  return shown.map((value) => ({ ...common, kind: `${kind}:${value}`, value }))
}

function otherKinds(type: ObjectType): Kind[] {
  const { start, done, beside = [] } = type.calendar ?? {}
  const known = new Set([start, done, ...beside])
  return Object.entries(type.fields)
    .filter(([name, field]) => (field.type === 'date' || field.type === 'dateTime') && !known.has(name))
    .map(([name]) => ({
      ...{ kind: `${type.name}.${name}`, type, start: name, value: null, trait: { start: name } },
      ...{ person: personOf(type), usual: false },
    }))
}

const personOf = (type: ObjectType) =>
  type.calendar?.person ??
  Object.keys(type.fields).find((name) => type.fields[name]?.type === 'user' && !type.fields[name].object) ??
  null

/** The trait without the fields that this visitor may not see. */
function seen(type: ObjectType, trait: CalendarTrait): CalendarTrait {
  const { cancelled, ...plain } = trait
  const named = ['minutes', 'by', 'done', 'person', 'attendees', 'place', 'details'] as const
  const kept = { ...plain }
  for (const part of named) {
    const name = kept[part]
    if (name && !type.fields[name]) delete kept[part]
  }
  return cancelled && type.fields[cancelled.field] ? { ...kept, cancelled } : kept
}
