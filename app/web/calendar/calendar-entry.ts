import type { client } from '../api.ts'
import type { ObjectModel } from '../objects/object-model.ts'

type Answer = Awaited<ReturnType<typeof client.calendar.list>>
export type Entry = Answer['items'][number]
export type Kind = Answer['kinds'][number]

/** A kind as the screen shows it. */
export interface ShownKind extends Kind {
  label: string
  /** A token of the theme. */
  colour: string
  model: ObjectModel
  /** Whether its moments can be set; a day has no hour. */
  hasHours: boolean
}

export type Kinds = ReadonlyMap<string, ShownKind>

/** One entry among all: a record may stand in the calendar by several of its dates. */
export const keyOf = ({ kind, id, since, start }: Entry) => `${kind} ${id}${since ? ` ${start}` : ''}`

const COLOURS = 6

/** The kinds that this person's screens know, with their words and colours. */
export function shownKinds(kinds: readonly Kind[], models: ReadonlyMap<string, ObjectModel>): Kinds {
  const known = kinds.flatMap((kind, index) => {
    const model = models.get(kind.object)
    const field = model?.field(kind.field)
    if (!model || !field) return []
    const colour = `--k-chart-${(index % COLOURS) + 1}`
    return [
      [
        kind.kind,
        { ...kind, model, colour, label: labelOf(kind, model), hasHours: field.type === 'dateTime' },
      ] as const,
    ]
  })
  return new Map(known)
}

function labelOf({ field, by, value, usual, yearly }: Kind, model: ObjectModel): string {
  const choice = by ? model.field(by)?.options?.find((option) => option.value === value) : undefined
  if (choice) return choice.label
  const named = model.field(field)?.label ?? field
  if (yearly) return named
  return usual ? model.many : `${model.one}: ${named}`
}

/** The page of an entry's record. */
export const hrefOf = ({ id }: Entry, { model }: ShownKind) => `${model.path}/${id}`
