import { z } from 'zod'
import { declareEvent, FieldChange } from '#platform/events/event'
import type { ObjectType } from './object-type.ts'

/** Every object type of the program, by name. */
export interface ObjectRegistry {
  find(name: string): ObjectType
  all(): readonly ObjectType[]
}

const RecordWritten = z.object({ changes: z.record(z.string(), FieldChange) })
const RecordMoved = z.object({ title: z.string().optional() })

/** Collects the modules' object types and declares the events that any record has. */
export function registerObjects(types: readonly ObjectType[]): ObjectRegistry {
  const byName = new Map(types.map((type) => [type.name, type]))
  for (const { name } of types) {
    declareOnce(`${name}.created`, RecordWritten)
    declareOnce(`${name}.updated`, RecordWritten)
    declareOnce(`${name}.deleted`, RecordMoved)
    declareOnce(`${name}.restored`, RecordMoved)
  }
  return {
    find(name) {
      const type = byName.get(name)
      if (!type) throw new Error(`No object type ${name}`)
      return type
    },
    all: () => types,
  }
}

const declared = new Set<string>()

// A process may make several registries (tests); the declarations are one list.
function declareOnce(type: string, payload: z.ZodType) {
  if (declared.has(type)) return
  declared.add(type)
  declareEvent(type, payload)
}
