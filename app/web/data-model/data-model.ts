import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Filter } from '#platform/objects/filter'
import { api, type client } from '../api.ts'
import { objectsQuery } from '../objects/objects-queries.ts'

/** A field of the workspace's own, as the server keeps it. */
export type CustomField = Awaited<ReturnType<typeof client.customFields.list>>['items'][number]
export type CustomObject = Awaited<ReturnType<typeof client.customObjects.list>>['items'][number]

/** What a roll-up works out: a function over a field of the records that point here. */
export interface Rollup {
  object: string
  through: string
  function: RollupFunction
  field: string | null
  filter: Filter | null
}
export const rollupFunctions = ['count', 'sum', 'avg', 'min', 'max', 'first', 'last'] as const
export type RollupFunction = (typeof rollupFunctions)[number]

const archivedOnly = (archived: boolean) => (archived ? { archived: 'true' as const } : {})

/** The workspace's own fields of an object, or those archived. */
export const fieldsQuery = (object: string, archived = false) =>
  queryOptions(api.customFields.list.queryOptions({ input: { object, ...archivedOnly(archived) } }))

/** The workspace's own objects, or those archived. */
export const ownObjectsQuery = (archived = false) =>
  queryOptions(api.customObjects.list.queryOptions({ input: archivedOnly(archived) }))

/** Everything on screen follows the data model: asked anew after each change of it. */
export function useDataModelChanged() {
  const queries = useQueryClient()
  return useCallback(
    () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: objectsQuery.queryKey }),
        queries.invalidateQueries({ queryKey: api.customFields.key() }),
        queries.invalidateQueries({ queryKey: api.customObjects.key() }),
        queries.invalidateQueries({ queryKey: api.layouts.key() }),
      ]),
    [queries],
  )
}
