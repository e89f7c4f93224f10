import { referencesIn } from './names.ts'
import type { TimelineEvent } from './object-client.ts'
import type { ObjectModel } from './object-model.ts'

/** Ids in the event's record, in its changes and at the other end of a relation whose names the sentences need. */
export function referencesOf({ object, record, payload }: TimelineEvent, models: ReadonlyMap<string, ObjectModel>) {
  const model = object ? models.get(object) : undefined
  if (!model) return []
  const changes = Object.entries(Object(payload.changes))
  const sides = [0, 1].map((side) =>
    Object.fromEntries(changes.map(([key, change]) => [key, Array.isArray(change) ? change[side] : null])),
  )
  const places = sides.flatMap((values) => relatedIn(model, values))
  const { object: otherObject, id: otherId } = Object(payload.other)
  if (typeof otherObject === 'string' && typeof otherId === 'string') places.push({ object: otherObject, id: otherId })
  return [...referencesIn(model, [...(record ? [record] : []), ...sides]), ...places]
}

function relatedIn(model: ObjectModel, values: Record<string, unknown>) {
  return model.fields
    .filter(({ type }) => type === 'related')
    .flatMap(({ key, object = '' }) => {
      const list = values[key]
      if (!Array.isArray(list)) return []
      return list.flatMap((item: unknown) => {
        const id = Object(item)[`${object}Id`]
        return typeof id === 'string' ? [{ object, id }] : []
      })
    })
}
