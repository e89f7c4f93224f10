import { useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { type Shortcut, useShortcuts } from '../ui/keyboard.ts'
import type { Notification } from './notification-client.ts'
import { useMarking } from './use-marking.ts'

const LINE = '[data-notification]'

/** j and k walk from line to line, Enter opens the one with the focus, e marks it. @returns the ref for the list */
export function useListKeys(items: readonly Notification[]) {
  const { t } = useTranslation('notifications')
  const list = useRef<HTMLUListElement>(null)
  const { mutate } = useMarking()
  const latest = useRef(items)
  latest.current = items
  const shortcuts = useMemo<Shortcut[]>(() => {
    const group = t('title')
    const lines = () => [...(list.current?.querySelectorAll<HTMLElement>(LINE) ?? [])]
    const at = () => lines().findIndex((line) => line.parentElement?.contains(document.activeElement))
    const move = (by: number) => {
      const all = lines()
      all[Math.max(0, Math.min(at() + by, all.length - 1))]?.focus()
    }
    const toggle = () => {
      const id = lines()[at()]?.dataset.notification
      const item = latest.current.find((one) => one.id === id)
      if (item) mutate({ ids: [item.id], read: item.readAt === null })
    }
    return [
      { keys: 'j', label: t('keys.next'), group, run: () => move(1) },
      { keys: 'k', label: t('keys.previous'), group, run: () => move(-1) },
      { keys: 'e', label: t('keys.mark'), group, run: toggle },
    ]
  }, [t, mutate])
  useShortcuts(shortcuts)
  return list
}
