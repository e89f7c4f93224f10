import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Field } from '../ui/field.ts'
import { textsOf } from '../ui/field.ts'
import { useFormats } from '../ui/format.ts'
import { notices, offerUndo, tell, tellFailure } from '../ui/toasts.tsx'
import { type BulkChange, type Chosen, changeChosen, moveChosen, moveIds, takeBack } from './bulk.ts'
import type { AnyRecord } from './object-client.ts'

/** From here on a note says how far it has come; less is done before one could read it. */
const LONG = 400

/** Acts on many records at once: each with how far it is, and a way back. */
export function useBulk(chosen: Chosen, count: number, done: () => void) {
  const { t } = useTranslation('objects')
  const formats = useFormats()
  const client = useQueryClient()
  const [busy, setBusy] = useState<string>()
  const { model } = chosen
  const refresh = () => client.invalidateQueries({ queryKey: [model.descriptor.plural] })
  const counted = (number: number) => model.words('count', { count: number, shown: formats.number(number) })

  async function run(act: string, work: (told: (done: number) => void) => Promise<void>) {
    setBusy(act)
    const notifications = await notices()
    const note =
      count > LONG ? notifications.show({ loading: true, autoClose: false, message: counted(count) }) : undefined
    try {
      await work((soFar) => {
        const message = t('bulk.progress', { done: formats.number(soFar), total: formats.number(count) })
        if (note) notifications.update({ id: note, loading: true, autoClose: false, message })
      })
      done()
    } catch (problem) {
      tellFailure(problem)
    } finally {
      if (note) notifications.hide(note)
      setBusy(undefined)
      await refresh()
    }
  }

  const move = (to: 'trash' | 'list') =>
    run(to, async (told) => {
      const ids = await moveChosen(chosen, to, told)
      offerUndo(t(to === 'trash' ? 'trash.moved' : 'trash.restored', { what: counted(ids.length) }), async () => {
        await moveIds(model, to === 'trash' ? 'list' : 'trash', ids)
        await refresh()
      })
    })

  const change = (field: Field, value: unknown) =>
    run('edit', async (told) => {
      const result = await changeChosen(chosen, (record) => changeOf(field, value, record), told)
      if (result.failed > 0) tell(t('bulk.failed', { what: counted(result.failed) }))
      offerUndo(
        t('bulk.changed', { field: field.label, what: counted(result.undo.length - result.failed) }),
        async () => {
          await takeBack(model, result.undo)
          await refresh()
        },
      )
    })

  return { busy, move, change }
}

/** Tags are added to those there are; any other field is set. */
function changeOf(field: Field, value: unknown, record: AnyRecord): BulkChange | undefined {
  const before = record[field.key] ?? null
  const after = field.type === 'tags' ? [...new Set([...textsOf(before), ...textsOf(value)])] : value
  if (JSON.stringify(before) === JSON.stringify(after)) return undefined
  return { change: { [field.key]: after }, back: { [field.key]: before } }
}
