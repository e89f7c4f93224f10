import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { useModel } from '#app/web/objects/ObjectsProvider.tsx'
import type { RecordPartProps } from '#app/web/objects/object-view.ts'
import { useShell } from '#app/web/shell/shell-context.ts'
import { type Composed, type ComposedKind, Composer } from '#app/web/ui/Composer.tsx'
import { type Shortcut, useShortcuts } from '#app/web/ui/keyboard.ts'
import { atLocal } from '#app/web/ui/local-time.ts'
import { aboutRecord } from './about.ts'
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
      { keys: 'l', label: t('activity.newCall'), group, run: take('call') },
      { keys: 'i', label: t('activity.newMail'), group, run: take('mail') },
      { keys: 'm', label: t('activity.newMeeting'), group, run: take('meeting') },
    ]
  }, [t])
  useShortcuts(shortcuts)
  if (kinds.length === 0) return null

  const about = aboutRecord(model, record)
  const who = {
    ownerId: session.user.id,
    ...(model.view.kind === 'person' ? { attendees: [{ object: model.descriptor.name, id: record.id }] } : {}),
  }
  const save = async (composed: Composed) => {
    const { kind: written, text, due, minutes, next } = composed
    if (written === 'task')
      await client.tasks.create({
        title: text,
        assigneeId: session.user.id,
        ...about,
        ...(due ? { dueAt: endOfDay(due, session.workspace.timeZone) } : {}),
      })
    else if (written === 'note') await client.notes.create({ body: text, ...about })
    else {
      const ended = new Date(Date.now() - (minutes ?? 0) * 60_000).toISOString()
      const startsAt = (due && atLocal(due, session.workspace.timeZone)) || ended
      await client.activities.create({
        ...asActivity(written, composed),
        startsAt,
        minutes: minutes ?? null,
        ...who,
        ...about,
      })
    }
    if (next && kinds.includes('task'))
      await client.tasks.create({
        title: next.title,
        assigneeId: session.user.id,
        ...about,
        ...(next.due ? { dueAt: endOfDay(next.due, session.workspace.timeZone) } : {}),
      })
    await Promise.all([
      queries.invalidateQueries({ queryKey: [model.descriptor.plural, 'timeline'] }),
      queries.invalidateQueries({ queryKey: [plurals[written]] }),
      ...(next ? [queries.invalidateQueries({ queryKey: ['tasks'] })] : []),
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

const plurals = { note: 'notes', task: 'tasks', call: 'activities', meeting: 'activities', mail: 'activities' } as const

const MOST_IN_TITLE = 120

/** The first line names it, all of it is what was said; a meeting to come has a name only. */
function asActivity(kind: 'call' | 'meeting' | 'mail', { text, direction, outcome }: Composed) {
  const [first = ''] = text.split('\n')
  const title = first.length > MOST_IN_TITLE ? `${first.slice(0, MOST_IN_TITLE - 1)}…` : first
  return {
    kind,
    title,
    ...(title === text ? {} : { details: text }),
    ...(direction ? { direction } : {}),
    ...(outcome ? { outcome } : {}),
  }
}

function useKinds(): ComposedKind[] {
  const [note, task, activity] = [useModel('note'), useModel('task'), useModel('activity')]
  return useMemo(
    () => [
      ...(note?.descriptor.may.create ? (['note'] as const) : []),
      ...(task?.descriptor.may.create ? (['task'] as const) : []),
      ...(activity?.descriptor.may.create ? (['call', 'meeting', 'mail'] as const) : []),
    ],
    [note, task, activity],
  )
}

/** At once where its tab is open already, so that no key typed after the shortcut is lost; else once it was drawn. */
function focusComposer(kind: ComposedKind) {
  const find = () => document.querySelector<HTMLElement>(`[data-composer="${kind}"]`)
  const open = find()
  if (open) open.focus()
  else requestAnimationFrame(() => find()?.focus())
}
