import { createContext, useContext } from 'react'
import { type Field, type Link, type RecordRef, refOf } from './field.ts'

/** Where pickers and filters look records and colleagues up. The app fills it in; the parts know no API. */
export interface Sources {
  /** Records of an object type whose name, email or number fits; the newest where nothing is typed. */
  find: (object: string, query: string) => Promise<RecordRef[]>
  /** The people of this workspace. */
  users: RecordRef[]
  /** Its teams. */
  teams: RecordRef[]
  /** Tags in use. */
  tags: string[]
  /** The record behind an id, once known: rows and filters hold ids only. */
  recordOf: (object: string, id: string) => RecordRef | undefined
}

export const SourcesContext = createContext<Sources>({
  find: async () => [],
  users: [],
  teams: [],
  tags: [],
  recordOf: () => undefined,
})

export const useSources = () => useContext(SourcesContext)

/** Whom a field of people may name: colleagues, or teams. */
export const peopleOf = (
  { users, teams }: Pick<Sources, 'users' | 'teams'>,
  field: Pick<Field, 'object'> | undefined,
) => (field?.object === 'team' ? teams : users)

/** Finds the record or colleague a value names, be it an id or already a reference. */
export function useReferences() {
  const sources = useSources()
  return (field: Field, value: unknown): RecordRef | undefined => {
    if (typeof value !== 'string') return refOf(value)
    if (field.type === 'user') return peopleOf(sources, field).find(({ id }) => id === value)
    return field.object ? sources.recordOf(field.object, value) : undefined
  }
}

/** Names what links lead to, as far as it is known. */
export function useLinked() {
  const { users, recordOf } = useSources()
  return ({ object, id }: Link): RecordRef | undefined =>
    object === 'user' ? users.find((user) => user.id === id) : recordOf(object, id)
}
