import { z } from 'zod'
import { declareEvent, FieldChange } from '#platform/events/event'
import type { ObjectType } from './object-type.ts'
import { ANY_OWN, anyOwnRecord } from './own-records.ts'

/** Object types by name: the program's, or those of one workspace. */
export interface ObjectRegistry {
  /** @throws Error for a name there is none of: a bug, unless a client sent it; then ask `known`. */
  find(name: string): ObjectType
  /** Undefined when there is none of that name. */
  known(name: string): ObjectType | undefined
  all(): readonly ObjectType[]
  /** The program's own types, as its modules registered them. */
  core: ObjectRegistry
}

const RecordWritten = z.object({ changes: z.record(z.string(), FieldChange) })
const RecordMoved = z.object({ title: z.string().optional() })
const RecordsMerged = z.object({
  mergeId: z.uuid(),
  /** Who is this record now, or is no longer. */
  merged: z.array(z.object({ id: z.uuid(), title: z.string() })),
  /** How many rows of which table came along. */
  moved: z.record(z.string(), z.int()).optional(),
  conflicts: z.int().optional(),
})

/** Collects the modules' object types and declares the events that any record has. */
export const registerObjects = (types: readonly ObjectType[]): ObjectRegistry => registryOf(types)

/** A registry of types. @param core the program's, when these are a workspace's. */
export function registryOf(types: readonly ObjectType[], core?: ObjectRegistry): ObjectRegistry {
  const byName = new Map(types.map((type) => [type.name, type]))
  for (const { name } of types) {
    declareOnce(`${name}.created`, RecordWritten)
    declareOnce(`${name}.updated`, RecordWritten)
    declareOnce(`${name}.deleted`, RecordMoved)
    declareOnce(`${name}.restored`, RecordMoved)
    declareOnce(`${name}.merged`, RecordsMerged)
    declareOnce(`${name}.unmerged`, RecordsMerged)
  }
  const registry: ObjectRegistry = {
    find(name) {
      const type = byName.get(name) ?? (name === ANY_OWN ? anyOwnRecord : undefined)
      if (!type) throw new Error(`No object type ${name}`)
      return type
    },
    known: (name) => byName.get(name),
    all: () => types,
    get core() {
      return core ?? registry
    },
  }
  return registry
}

const declared = new Set<string>()

// A process may make several registries (tests, workspaces); the declarations are one list.
function declareOnce(type: string, payload: z.ZodType) {
  if (declared.has(type)) return
  declared.add(type)
  declareEvent(type, payload)
}
