import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { type Shortcut, useShortcuts } from '../ui/keyboard.ts'
import type { Shell } from './shell-context.ts'

/** The keys that hold on every screen. */
export function useShellShortcuts({ items, openPalette, openShortcuts, openCreate, toggleRail }: Shell) {
  const { t } = useTranslation()
  const router = useRouter()
  const queries = useQueryClient()
  const shortcuts = useMemo<Shortcut[]>(() => {
    const everywhere = t('keys.everywhere')
    const going = t('keys.going')
    const undo = () => {
      void import('../history/undo-last.ts').then(({ undoLast }) => undoLast(queries, router.state.location.pathname))
    }
    return [
      { keys: 'mod+k', label: t('keys.palette'), group: everywhere, run: openPalette, whileTyping: true },
      { keys: '/', label: t('keys.search'), group: everywhere, run: openPalette },
      { keys: 'c', label: t('keys.create'), group: everywhere, run: openCreate },
      { keys: '?', label: t('keys.sheet'), group: everywhere, run: openShortcuts },
      { keys: 'mod+z', label: t('keys.undo'), group: everywhere, run: undo },
      { keys: '[', label: t('keys.rail'), group: everywhere, run: toggleRail },
      ...items
        .filter((item) => item.go)
        .map((item) => ({
          keys: `g ${item.go}`,
          label: item.label,
          group: going,
          run: () => router.history.push(item.href),
        })),
    ]
  }, [t, router, queries, items, openPalette, openShortcuts, openCreate, toggleRail])
  useShortcuts(shortcuts)
}
