import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useObjects } from '../objects/ObjectsProvider.tsx'
import { type RelationGraph, relationTypesQuery } from './relation-client.ts'
import { useRelationWords } from './use-relation-words.ts'

/** What an edge is called, from its beginning to its end. */
export function useEdgeWords() {
  const { models } = useObjects()
  const { data: types } = useQuery(relationTypesQuery)
  const wordsOf = useRelationWords()
  return useCallback(
    ({ typeId, field, object }: RelationGraph['edges'][number]) => {
      const type = types?.items.find(({ id }) => id === typeId)
      if (type) return wordsOf({ type, direction: 'forward' })
      return (object && field && models.get(object)?.field(field)?.label) || ''
    },
    [models, types, wordsOf],
  )
}
