import { useRouter } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { isObjectOff } from '../navigation.ts'
import { pluralOf } from '../objects/custom-names.ts'
import { searchRecords } from '../search.ts'
import { CommandPalette, type PaletteEntry } from '../ui/CommandPalette.tsx'
import type { PaletteSearch } from '../ui/use-palette-results.ts'
import { useShell } from './shell-context.ts'

interface PaletteProps {
  opened: boolean
  close: () => void
  arrive: () => string
}

/** The palette with this app's places and doings; the records come from the server as one types. */
export function Palette({ opened, close, arrive }: PaletteProps) {
  const { t } = useTranslation()
  const router = useRouter()
  const { items, session } = useShell()
  const open = useCallback((href: string) => () => router.history.push(href), [router])
  const search = useCallback<PaletteSearch>(
    (query, signal) =>
      searchRecords(
        query,
        signal,
        (object) => items.find((item) => item.object === object)?.icon,
        (object) => isObjectOff(session.modulesOff, object, pluralOf(object) !== undefined),
      ),
    [items, session],
  )
  const entries = useMemo<PaletteEntry[]>(() => {
    const doing = items.flatMap((item): PaletteEntry[] =>
      item.create
        ? [
            {
              id: `create-${item.id}`,
              section: 'do',
              label: item.create.label,
              icon: item.icon,
              href: item.create.href,
            },
          ]
        : [],
    )
    const going = items.map(
      (item): PaletteEntry => ({
        id: `go-${item.id}`,
        section: 'go',
        label: item.label,
        icon: item.icon,
        keys: item.go && `g ${item.go}`,
        href: item.href,
      }),
    )
    const settings: PaletteEntry = { id: 'go-settings', section: 'go', label: t('nav.settings'), href: '/settings' }
    const acts: PaletteEntry = {
      id: 'go-acts',
      section: 'go',
      label: t('palette.acts'),
      href: '/settings/last-actions',
    }
    const all: PaletteEntry = { id: 'go-search', section: 'go', label: t('palette.search'), href: '/search' }
    return [...doing, ...going, all, acts, settings]
  }, [items, t])
  return (
    <CommandPalette
      opened={opened}
      close={close}
      entries={entries}
      search={search}
      open={(href) => open(href)()}
      arrive={arrive}
    />
  )
}
