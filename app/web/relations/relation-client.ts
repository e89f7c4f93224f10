import { queryOptions } from '@tanstack/react-query'
import { client } from '../api.ts'

export type RelationType = Awaited<ReturnType<typeof client.relationTypes.list>>['items'][number]
export type Relation = Awaited<ReturnType<typeof client.relations.list>>['items'][number]
export type RelationGraph = Awaited<ReturnType<typeof client.relations.graph>>

const MINUTES = 5 * 60_000

/** How records can stand to each other; decided rarely. */
export const relationTypesQuery = queryOptions({
  queryKey: ['relationTypes'],
  queryFn: ({ signal }) => client.relationTypes.list({}, { signal }),
  staleTime: MINUTES,
})

/** The relations of a record. The plural in the key makes it new when such records change. */
export const relationsQuery = (object: string, plural: string, id: string) =>
  queryOptions({
    queryKey: ['relations', plural, id],
    queryFn: ({ signal }) => client.relations.list({ object, recordId: id, limit: 200 }, { signal }),
  })

export const graphQuery = (object: string, plural: string, id: string, depth: number) =>
  queryOptions({
    queryKey: ['relations', plural, id, 'graph', depth],
    queryFn: ({ signal }) => client.relations.graph({ object, recordId: id, depth }, { signal }),
  })

/** A type with the side a record has in it. */
export interface Side {
  type: RelationType
  direction: 'forward' | 'backward'
}

/** The sides on which records of an object can stand; a symmetric type has one. */
export function sidesOf(types: readonly RelationType[], object: string): Side[] {
  return types
    .filter(({ archivedAt }) => archivedAt === null)
    .flatMap((type): Side[] => [
      ...(type.fromObject === object ? [{ type, direction: 'forward' as const }] : []),
      ...(type.toObject === object && !type.isSymmetric ? [{ type, direction: 'backward' as const }] : []),
    ])
}
