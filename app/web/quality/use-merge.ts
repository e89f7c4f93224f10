import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../api.ts'
import type { ObjectModel } from '../objects/object-model.ts'
import { offerUndo, tell, tellFailure } from '../ui/toasts.tsx'
import { duplicateKeys, type Merge } from './duplicates-client.ts'

interface Merging {
  recordIds: string[]
  survivorId: string
  choices: { field: string; from: string[] }[]
}

/** Merging and what goes with it: the word of what was done, the way back, and everything on screen asked again. */
export function useMerge(model: ObjectModel) {
  const { t } = useTranslation('quality')
  const queries = useQueryClient()
  const [busy, setBusy] = useState(false)
  const refresh = () => {
    for (const queryKey of duplicateKeys) void queries.invalidateQueries({ queryKey })
    void queries.invalidateQueries({ queryKey: [model.descriptor.plural] })
  }

  async function during<T>(work: () => Promise<T>): Promise<T | undefined> {
    setBusy(true)
    try {
      return await work()
    } catch (problem) {
      await tellFailure(problem)
      return undefined
    } finally {
      setBusy(false)
      refresh()
    }
  }

  const split = (id: string) =>
    during(async () => {
      const { conflicts } = await client.merges.undo({ id })
      await tell(conflicts.length > 0 ? t('undo.partly', { count: conflicts.length }) : t('undo.done'))
    })

  return {
    busy,
    split,
    merge: (merging: Merging): Promise<Merge | undefined> =>
      during(async () => {
        const merge = await client.merges.create({ object: model.descriptor.name, ...merging })
        await offerUndo(t('merge.done', { name: merge.titles[merge.survivorId] || model.words('nameless') }), () =>
          split(merge.id),
        )
        return merge
      }),
    never: (id: string) =>
      during(async () => {
        await client.duplicates.never({ id })
        await offerUndo(t('never.done'), () => client.duplicates.again({ id }).then(refresh))
        return true
      }),
    again: (id: string) => during(() => client.duplicates.again({ id })),
    scan: () => during(() => client.duplicates.scan({ object: model.descriptor.name })),
    accept: () => during(() => client.duplicates.accept({ object: model.descriptor.name })),
    setConfidence: (bulkConfidence: number) => during(() => client.duplicates.settings({ bulkConfidence })),
    refresh,
  }
}
