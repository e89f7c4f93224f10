import { createContext, useContext } from 'react'
import { type Field, type RecordRef, refOf } from './field.ts'

/** Where pickers and filters look records and colleagues up. The app fills it in; the parts know no API. */
export interface Sources {
  /** Records of an object type whose name, email or number fits; the newest where nothing is typed. */
  find: (object: string, query: string) => Promise<RecordRef[]>
  /** The people of this workspace. */
  users: RecordRef[]
  /** Tags in use. */
  tags: string[]
  /** The record behind an id, once known: rows and filters hold ids only. */
  recordOf: (object: string, id: string) => RecordRef | undefined
}

export const SourcesContext = createContext<Sources>({
  find: async () => [],
  users: [],
  tags: [],
  recordOf: () => undefined,
})

export const useSources = () => useContext(SourcesContext)

/** Finds the record or colleague a value names, be it an id or already a reference. */
export function useReferences() {
  const sources = useSources()
  return (field: Field, value: unknown): RecordRef | undefined => {
    if (typeof value !== 'string') return refOf(value)
    if (field.type === 'user') return sources.users.find((user) => user.id === value)
    return field.object ? sources.recordOf(field.object, value) : undefined
  }
}
