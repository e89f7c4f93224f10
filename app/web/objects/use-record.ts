import { queryOptions, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { ApiProblem } from '../api-problem.ts'
import { loadNamesFor, referencesIn, rememberNames } from './names.ts'
import { useObjects } from './ObjectsProvider.tsx'
import { type AnyRecord, objectClient } from './object-client.ts'
import type { ObjectModel } from './object-model.ts'

/** One record. */
export const recordQuery = (model: ObjectModel, id: string) =>
  queryOptions({
    queryKey: [model.descriptor.plural, 'record', id],
    queryFn: ({ signal }) => objectClient(model.descriptor.plural).get({ id }, { signal }),
  })

/** One record together with the names of what it points to. */
export function useRecordQuery(model: ObjectModel, id: string) {
  const { models } = useObjects()
  return queryOptions({
    ...recordQuery(model, id),
    queryFn: async ({ signal }) => {
      const record = await objectClient(model.descriptor.plural).get({ id }, { signal })
      rememberNames(model, [record])
      await loadNamesFor(models, referencesIn(model, [record]))
      return record
    },
  })
}

/** What two people wrote into one field at the same time. */
export interface Conflict {
  field: string
  before: unknown
  mine: unknown
  theirs: AnyRecord
}

/**
 * Saves one field of a record as it was seen. Somebody else's change of another field is no conflict: ours is made on
 * top of it. The same field is, and is left for `onConflict` to decide.
 */
export function useSaveField(model: ObjectModel, record: AnyRecord, onConflict: (conflict: Conflict) => void) {
  const queries = useQueryClient()
  return useCallback(
    async (field: string, value: unknown) => {
      const objects = objectClient(model.descriptor.plural)
      const keep = (saved: AnyRecord) => queries.setQueryData(recordQuery(model, record.id).queryKey, saved)
      try {
        keep(await objects.update({ id: record.id, version: record.version, [field]: value }))
      } catch (problem) {
        if (!(problem instanceof ApiProblem && problem.code === 'version_conflict')) throw sayable(problem)
        const theirs = await objects.get({ id: record.id })
        keep(theirs)
        if (JSON.stringify(theirs[field]) === JSON.stringify(record[field]))
          keep(await objects.update({ id: record.id, version: theirs.version, [field]: value }))
        else onConflict({ field, before: record[field], mine: value, theirs })
      }
      void queries.invalidateQueries({ queryKey: [model.descriptor.plural] })
    },
    [model, record, queries, onConflict],
  )
}

/** A refusal of one field in the words of that field, with its mend. */
function sayable(problem: unknown) {
  if (!(problem instanceof ApiProblem) || problem.errors.length === 0) return problem
  return new Error(problem.errors.map(({ message, mend }) => [message, mend].filter(Boolean).join('. ')).join(' '))
}
