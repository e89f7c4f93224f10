import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BulkAct } from '../bulk/bulk-client.ts'
import type { Field } from '../ui/field.ts'
import { useFormats } from '../ui/format.ts'
import { offerUndo, tell, tellFailure } from '../ui/toasts.tsx'
import {
  AT_ONCE,
  bulkChange,
  bulkSelection,
  type Chosen,
  changeOf,
  changeRecords,
  chosenRecords,
  moveRecords,
} from './bulk.ts'

/**
 * Acts on many records: some at once, with a way back; more than a page of them, and all that match, as a job in the
 * background that tells how far it is.
 */
export function useBulk(chosen: Chosen, count: number, done: () => void) {
  const { t } = useTranslation('objects')
  const formats = useFormats()
  const client = useQueryClient()
  const [busy, setBusy] = useState<string>()
  const { model } = chosen
  const { name, plural } = model.descriptor
  const refresh = () => client.invalidateQueries({ queryKey: [plural] })
  const counted = (number: number) => model.words('count', { count: number, shown: formats.number(number) })
  const inBackground = chosen.selection.all || count > AT_ONCE

  async function run(act: string, work: () => Promise<unknown>) {
    setBusy(act)
    try {
      await work()
      done()
    } catch (problem) {
      tellFailure(problem)
    } finally {
      setBusy(undefined)
      await refresh()
    }
  }

  const start = async (act: BulkAct) => {
    const { startBulkJob } = await import('../bulk/bulk-client.ts')
    return startBulkJob({ object: name, selection: bulkSelection(chosen), act })
  }

  const move = (to: 'trash' | 'list') =>
    run(to, async () => {
      if (inBackground) return start({ kind: to === 'trash' ? 'trash' : 'restore' })
      const wanted = chosenRecords(chosen).map(({ id }) => id)
      const ids = await moveRecords(model, to, wanted)
      return offerUndo(
        t(to === 'trash' ? 'trash.moved' : 'trash.restored', { what: counted(ids.length) }),
        async () => {
          await moveRecords(model, to === 'trash' ? 'list' : 'trash', ids)
          await refresh()
        },
      )
    })

  const change = (field: Field, value: unknown) =>
    run('edit', async () => {
      if (inBackground) return start(bulkChange(field, value))
      const changes = chosenRecords(chosen).flatMap((record) => changeOf(field, value, record))
      const failed = await changeRecords(
        model,
        changes.map((one) => one.change),
      )
      if (failed > 0) await tell(t('bulk.failed', { what: counted(failed) }))
      return offerUndo(t('bulk.changed', { field: field.label, what: counted(changes.length - failed) }), async () => {
        await changeRecords(
          model,
          changes.map((one) => one.back),
        )
        await refresh()
      })
    })

  /** A record of another object for each, in the background: it can be taken back as a whole. */
  const createFor = async (object: string, values: Record<string, unknown>) => {
    await start({ kind: 'createFor', object, values })
    done()
  }

  return { busy, move, change, createFor, start }
}
