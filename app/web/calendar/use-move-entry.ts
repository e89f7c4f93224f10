import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiProblem } from '../api-problem.ts'
import { objectClient } from '../objects/object-client.ts'
import { useFormats } from '../ui/format.ts'
import { offerUndo, tellFailure } from '../ui/toasts.tsx'
import { type Entry, type Kinds, keyOf } from './calendar-entry.ts'

/** Where an entry is to stand. */
export type Draft = Pick<Entry, 'start' | 'minutes' | 'allDay'>

export type Move = (entry: Entry, to: Draft) => void

/**
 * Moves entries and changes how long they take: shown at once, saved behind it, taken back with one press. Moves of one
 * record follow one another, each upon what the one before left.
 */
export function useMoveEntry(kinds: () => Kinds) {
  const { t } = useTranslation('calendar')
  const formats = useFormats()
  const queries = useQueryClient()
  const [moved, setMoved] = useState<ReadonlyMap<string, Draft>>(new Map())
  const versions = useRef(new Map<string, number>())
  const last = useRef(new Map<string, Promise<unknown>>())

  async function write(entry: Entry, to: Draft): Promise<boolean> {
    const kind = kinds().get(entry.kind)
    if (!kind) return false
    const { plural } = kind.model.descriptor
    const key = keyOf(entry)
    setMoved((was) => new Map(was).set(key, to))
    const before = last.current.get(entry.id)
    const saving = (async () => {
      await before
      const values = {
        [kind.field]: to.start,
        ...(kind.minutes && to.minutes !== null ? { [kind.minutes]: to.minutes } : {}),
      }
      const version = Math.max(entry.version, versions.current.get(entry.id) ?? 0)
      return objectClient(plural).update({ id: entry.id, version, ...values })
    })()
    // The next one begins when this one has ended, however it ended; what went wrong is told here.
    last.current.set(
      entry.id,
      saving.catch(() => undefined),
    )
    try {
      versions.current.set(entry.id, (await saving).version)
      return true
    } catch (problem) {
      versions.current.delete(entry.id)
      const isLate = problem instanceof ApiProblem && problem.code === 'version_conflict'
      await tellFailure(isLate ? new Error(t('movedMeanwhile', { name: entry.title })) : problem)
      return false
    } finally {
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['calendar'] }),
        queries.invalidateQueries({ queryKey: [plural] }),
      ])
      setMoved((was) => new Map([...was].filter(([id, draft]) => id !== key || draft !== to)))
    }
  }

  async function move(entry: Entry, to: Draft) {
    const { start, minutes, allDay } = entry
    if (start === to.start && minutes === to.minutes) return
    if (!(await write(entry, to))) return
    const when = to.allDay ? formats.date(to.start) : formats.dateTime(to.start)
    const message =
      start === to.start
        ? t('lasts', { name: entry.title, length: formats.duration((to.minutes ?? 0) * 60) })
        : t('moved', { name: entry.title, to: when })
    await offerUndo(message, () => write({ ...entry, ...to }, { start, minutes, allDay }))
  }
  return { moved, move: (entry: Entry, to: Draft) => void move(entry, to) }
}
