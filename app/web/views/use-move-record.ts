import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiProblem } from '../api-problem.ts'
import { type AnyRecord, objectClient } from '../objects/object-client.ts'
import type { ObjectModel } from '../objects/object-model.ts'
import type { RefusedMove } from '../objects/object-view.ts'
import { offerUndo, tellFailure } from '../ui/toasts.tsx'

/** A record that was drawn elsewhere and is not yet where the lists have it. */
export interface Moved {
  record: AnyRecord
  value: unknown
}

/**
 * Draws records to another value of a field: shown at once, saved behind it, taken back with one press. Until the lists
 * have come anew, `moved` says what stands elsewhere than they say.
 */
export function useMoveRecord(model: ObjectModel, field: string, nameOf: (value: unknown) => string) {
  const { t } = useTranslation('views')
  const queries = useQueryClient()
  const [moved, setMoved] = useState<ReadonlyMap<string, Moved>>(new Map())
  const [refused, setRefused] = useState<RefusedMove>()
  const { plural } = model.descriptor
  const refresh = () => queries.invalidateQueries({ queryKey: [plural] })

  async function write(record: AnyRecord, value: unknown) {
    setMoved((was) => new Map(was).set(record.id, { record, value }))
    try {
      return await objectClient(plural).update({ id: record.id, version: record.version, [field]: value })
    } catch (problem) {
      // What is wrong with the place itself, and not with what it wants, no form mends.
      const isMendable = problem instanceof ApiProblem && problem.errors.some(({ path }) => path !== field)
      if (model.view.board?.by === field && model.view.board.Mend && isMendable) {
        setRefused({ record, value, errors: problem.errors })
        return undefined
      }
      const isLate = problem instanceof ApiProblem && problem.code === 'version_conflict'
      await tellFailure(isLate ? new Error(t('movedMeanwhile', { name: model.titleOf(record) })) : sayable(problem))
      return undefined
    } finally {
      await refresh()
      setMoved((was) => new Map([...was].filter(([id, one]) => id !== record.id || one.value !== value)))
    }
  }

  async function move(record: AnyRecord, value: unknown) {
    const before = record[field] ?? null
    if (before === value) return
    const saved = await write(record, value)
    if (!saved) return
    await offerUndo(t('moved', { name: model.titleOf(record), to: nameOf(value) }), () => write(saved, before))
  }
  return { moved, move, refused, settle: () => setRefused(undefined) }
}

/** A refusal of the field in its own words, with its mend. */
function sayable(problem: unknown) {
  if (!(problem instanceof ApiProblem) || problem.errors.length === 0) return problem
  return new Error(problem.errors.map(({ message, mend }) => [message, mend].filter(Boolean).join('. ')).join(' '))
}
