import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { useModel } from '#app/web/objects/ObjectsProvider.tsx'
import type { RecordPartProps } from '#app/web/objects/object-view.ts'
import { useShell } from '#app/web/shell/shell-context.ts'
import { type Composed, type ComposedKind, Composer } from '#app/web/ui/Composer.tsx'
import { type Shortcut, useShortcuts } from '#app/web/ui/keyboard.ts'
import { aboutField } from './about.ts'
import { onCompose } from './open-composer.ts'
import { endOfDay } from './task.ts'

/** Writes a note or makes a task about a contact, a company or a record of an own object. */
export function RecordComposer({ record, model }: RecordPartProps) {
  const { t } = useTranslation(['customers', 'objects'])
  const queries = useQueryClient()
  const { session } = useShell()
  const kinds = useKinds()
  const [kind, setKind] = useState<ComposedKind>('note')
  useEffect(
    () =>
      onCompose((wanted) => {
        setKind(wanted)
        focusComposer(wanted)
      }),
    [],
  )
  const shortcuts = useMemo<Shortcut[]>(() => {
    const take = (wanted: ComposedKind) => () => {
      setKind(wanted)
      focusComposer(wanted)
    }
    const group = t('objects:record.group')
    return [
      { keys: 'n', label: t('note.new'), group, run: take('note') },
      { keys: 't', label: t('task.new'), group, run: take('task') },
    ]
  }, [t])
  useShortcuts(shortcuts)
  if (kinds.length === 0) return null

  const about = { [aboutField(model)]: record.id }
  const save = async ({ kind: written, text, due }: Composed) => {
    if (written === 'task')
      await client.tasks.create({
        title: text,
        assigneeId: session.user.id,
        ...about,
        ...(due ? { dueAt: endOfDay(due, session.workspace.timeZone) } : {}),
      })
    else await client.notes.create({ body: text, ...about })
    await Promise.all([
      queries.invalidateQueries({ queryKey: [model.descriptor.plural, 'timeline'] }),
      queries.invalidateQueries({ queryKey: [written === 'task' ? 'tasks' : 'notes'] }),
    ])
  }
  return (
    <Composer
      draftKey={record.id}
      kinds={kinds}
      kind={kinds.includes(kind) ? kind : kinds[0]}
      onKind={setKind}
      save={save}
    />
  )
}

function useKinds(): ComposedKind[] {
  const [note, task] = [useModel('note'), useModel('task')]
  return useMemo(
    () => [
      ...(note?.descriptor.may.create ? (['note'] as const) : []),
      ...(task?.descriptor.may.create ? (['task'] as const) : []),
    ],
    [note, task],
  )
}

/** At once where its tab is open already, so that no key typed after the shortcut is lost; else once it was drawn. */
function focusComposer(kind: ComposedKind) {
  const find = () => document.querySelector<HTMLElement>(`[data-composer="${kind}"]`)
  const open = find()
  if (open) open.focus()
  else requestAnimationFrame(() => find()?.focus())
}
