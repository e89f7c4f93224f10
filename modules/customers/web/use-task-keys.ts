import { useRouter } from '@tanstack/react-router'
import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type Shortcut, useShortcuts } from '#app/web/ui/keyboard.ts'
import type { TaskChange } from './TaskDialog.tsx'
import type { Task } from './task.ts'

interface TaskKeys {
  tasks: Task[]
  active: string | undefined
  setActive: (id: string) => void
  /** Asks for another day or another hand. */
  ask: (task: Task, what: TaskChange) => void
  edit: (task: Task) => void
  add: () => void
}

/** Working through tasks: j and k move, x completes, d dates, a hands on, e changes, n makes another, Enter opens. */
export function useTaskKeys(keys: TaskKeys) {
  const { t } = useTranslation(['ui', 'customers'])
  const router = useRouter()
  const latest = useRef(keys)
  latest.current = keys
  const shortcuts = useMemo<Shortcut[]>(() => {
    const group = t('table.group')
    const chosen = () => latest.current.tasks.find(({ id }) => id === latest.current.active)
    const move = (by: number) => () => {
      const now = latest.current
      const at = now.tasks.findIndex(({ id }) => id === now.active)
      const next = now.tasks[Math.max(0, Math.min(at + by, now.tasks.length - 1))]
      if (!next) return
      now.setActive(next.id)
      lineOf(next.id)?.scrollIntoView({ block: 'nearest' })
    }
    const withChosen = (work: (task: Task) => void) => () => {
      const task = chosen()
      if (task) work(task)
    }
    return [
      { keys: 'j', label: t('table.next'), group, run: move(1) },
      { keys: 'k', label: t('table.previous'), group, run: move(-1) },
      {
        keys: 'x',
        label: t('done'),
        group,
        run: withChosen(({ id }) => lineOf(id)?.querySelector<HTMLElement>('[role="checkbox"]')?.click()),
      },
      {
        keys: 'd',
        label: t('customers:dialog.keyDue'),
        group,
        run: withChosen((task) => latest.current.ask(task, 'due')),
      },
      {
        keys: 'a',
        label: t('customers:dialog.keyAssign'),
        group,
        run: withChosen((task) => latest.current.ask(task, 'assign')),
      },
      { keys: 'e', label: t('customers:dialog.keyEdit'), group, run: withChosen((task) => latest.current.edit(task)) },
      { keys: 'n', label: t('customers:task.new'), group, run: () => latest.current.add() },
      {
        keys: 'Enter',
        label: t('table.openRow'),
        group,
        run: withChosen(({ id }) => router.history.push(`/tasks/${id}`)),
      },
    ]
  }, [t, router])
  useShortcuts(shortcuts)
}

const lineOf = (id: string) => document.querySelector(`[data-task="${id}"]`)
