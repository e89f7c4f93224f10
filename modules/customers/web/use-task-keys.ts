import { useRouter } from '@tanstack/react-router'
import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type Shortcut, useShortcuts } from '#app/web/ui/keyboard.ts'
import type { Task } from './task.ts'

/** Moving through tasks by j and k, completing with x, opening with Enter. */
export function useTaskKeys(tasks: Task[], active: string | undefined, setActive: (id: string) => void) {
  const { t } = useTranslation('ui')
  const router = useRouter()
  const latest = useRef({ tasks, active, setActive })
  latest.current = { tasks, active, setActive }
  const shortcuts = useMemo<Shortcut[]>(() => {
    const group = t('table.group')
    const move = (by: number) => () => {
      const now = latest.current
      const at = now.tasks.findIndex(({ id }) => id === now.active)
      const next = now.tasks[Math.max(0, Math.min(at + by, now.tasks.length - 1))]
      if (!next) return
      now.setActive(next.id)
      lineOf(next.id)?.scrollIntoView({ block: 'nearest' })
    }
    const press = () => lineOf(latest.current.active)?.querySelector<HTMLElement>('[role="checkbox"]')?.click()
    const open = () => latest.current.active && router.history.push(`/tasks/${latest.current.active}`)
    return [
      { keys: 'j', label: t('table.next'), group, run: move(1) },
      { keys: 'k', label: t('table.previous'), group, run: move(-1) },
      { keys: 'x', label: t('done'), group, run: press },
      { keys: 'Enter', label: t('table.openRow'), group, run: open },
    ]
  }, [t, router])
  useShortcuts(shortcuts)
}

const lineOf = (id: string | undefined) => (id ? document.querySelector(`[data-task="${id}"]`) : null)
