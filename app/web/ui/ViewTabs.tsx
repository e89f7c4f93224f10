import { IconCalendar, IconLayoutKanban, IconLock, IconTimeline, IconUsers } from '@tabler/icons-react'
import { type DragEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from './format.ts'
import { UiLink } from './UiLink.tsx'
import styles from './ViewTabs.module.css'

export interface ViewTab {
  id: string
  label: string
  href: string
  kind?: 'table' | 'board' | 'calendar' | 'timeline'
  /** Rows in it; leave out while unknown. */
  count?: number
  /** Who sees it beside its owner; absent: it is nobody's own. */
  sharing?: 'private' | 'team' | 'everyone'
  /** May be drawn to another place. */
  movable?: boolean
}

interface ViewTabsProps {
  tabs: ViewTab[]
  current: string
  /** Beside the current tab: what can be done with it. */
  menu?: ReactNode
  /** Behind the last tab: makes one. */
  add?: ReactNode
  /** Puts a tab before another one, or at the end. */
  move?: (id: string, before: string | null) => void
}

/** Saved views, as links: each opens in a new tab, too. The underline is exactly as wide as the words. */
export function ViewTabs({ tabs, current, menu, add, move }: ViewTabsProps) {
  const { t } = useTranslation('ui')
  const nav = useRef<HTMLElement>(null)
  const [dragged, setDragged] = useState<string>()
  const [over, setOver] = useState<string>()
  // With many tabs the current one may stand beyond the edge.
  // biome-ignore lint/correctness/useExhaustiveDependencies: also when the tabs have come
  useEffect(() => {
    nav.current?.querySelector('[aria-current]')?.scrollIntoView({ inline: 'nearest', block: 'nearest' })
  }, [current, tabs.length])
  const takes = (tab: ViewTab | undefined) => dragged !== undefined && tab?.id !== dragged && tab?.sharing !== undefined
  const dragging = (tab: ViewTab | undefined, place: string) => ({
    'data-over': (over === place && takes(tab)) || undefined,
    onDragOver: (event: DragEvent) => {
      if (!dragged || (tab && !takes(tab))) return
      event.preventDefault()
      setOver(place)
    },
    onDragLeave: () => setOver(undefined),
    onDrop: (event: DragEvent) => {
      event.preventDefault()
      if (dragged) move?.(dragged, tab?.id ?? null)
      setOver(undefined)
    },
  })
  return (
    <nav ref={nav} className={styles.tabs} aria-label={t('views.label')}>
      {tabs.map((tab) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: drawing is the mouse's way; the view's menu has the keys'
        <span
          key={tab.id}
          className={styles.place}
          draggable={move && tab.movable}
          onDragStart={() => setDragged(tab.id)}
          onDragEnd={() => setDragged(undefined)}
          {...dragging(tab, tab.id)}
        >
          <Tab tab={tab} current={tab.id === current} />
          {tab.id === current && menu}
        </span>
      ))}
      {add && (
        <span className={styles.add} {...dragging(undefined, 'end')}>
          {add}
        </span>
      )}
    </nav>
  )
}

function Tab({ tab, current }: { tab: ViewTab; current: boolean }) {
  const { t } = useTranslation('ui')
  const formats = useFormats()
  const { label, href, kind, sharing, count } = tab
  return (
    <UiLink href={href} className={styles.tab} aria-current={current ? 'page' : undefined} draggable={false}>
      {kind === 'board' && <IconLayoutKanban size={14} stroke={1.6} aria-label={t('views.board')} />}
      {kind === 'timeline' && <IconTimeline size={14} stroke={1.6} aria-label={t('views.timeline')} />}
      {kind === 'calendar' && <IconCalendar size={14} stroke={1.6} aria-label={t('views.calendar')} />}
      {sharing === 'private' && <IconLock size={14} stroke={1.6} aria-label={t('views.private')} />}
      {sharing === 'team' && <IconUsers size={14} stroke={1.6} aria-label={t('views.team')} />}
      {label}
      {count !== undefined && <span className={styles.count}>{formats.number(count)}</span>}
    </UiLink>
  )
}
