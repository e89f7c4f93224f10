import { ActionIcon } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import {
  IconChevronDown,
  IconChevronRight,
  IconHelpCircle,
  IconLayoutSidebarLeftCollapse,
  IconLayoutSidebarLeftExpand,
  IconMessageReport,
  IconSearch,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { isCurrent } from '../navigation.ts'
import type { NavigationItem } from '../navigation-item.ts'
import { Keys } from '../ui/Keys.tsx'
import { isMac } from '../ui/keyboard.ts'
import { UiLink } from '../ui/UiLink.tsx'
import { Bell } from './Bell.tsx'
import styles from './Rail.module.css'
import { useShell } from './shell-context.ts'
import { UserMenu } from './UserMenu.tsx'
import type { Place } from './use-places.ts'
import { useWaiting } from './use-waiting.ts'
import { WorkspaceMenu } from './WorkspaceMenu.tsx'

/** The rail at the left of the desktop: where one is, and every way on. */
export function Rail({ pathname }: { pathname: string }) {
  const { t } = useTranslation()
  const { items, collapsed, toggleRail, openPalette, openShortcuts, openFeedback } = useShell()
  const shown = items.filter((item) => !item.aside)
  const groups = [...new Set(shown.map((item) => item.group))]
  const Fold = collapsed ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse
  return (
    <div className={styles.rail} data-collapsed={collapsed || undefined}>
      <header className={styles.top}>
        <WorkspaceMenu />
        {!collapsed && <Bell />}
        {!collapsed && (
          <ActionIcon
            className={styles.fold}
            onClick={toggleRail}
            aria-label={t('rail.collapse')}
            aria-keyshortcuts="["
          >
            <Fold size={16} stroke={1.6} />
          </ActionIcon>
        )}
      </header>
      <button
        type="button"
        className={`plain ${styles.search}`}
        onClick={openPalette}
        aria-keyshortcuts={isMac ? 'Meta+K' : 'Control+K'}
      >
        <IconSearch size={16} stroke={1.6} aria-hidden="true" />
        <span className={styles.word}>{t('rail.search')}</span>
        <Keys keys="mod+k" />
      </button>
      {collapsed && (
        <div className={styles.alone}>
          <Bell />
        </div>
      )}
      <nav className={styles.nav} aria-label={t('rail.label')}>
        {groups.map((group) => (
          <RailGroup key={group} group={group} items={shown} pathname={pathname} collapsed={collapsed} />
        ))}
      </nav>
      <div className={styles.bottom}>
        {collapsed && (
          <button
            type="button"
            className={`plain ${styles.item}`}
            onClick={toggleRail}
            aria-label={t('rail.expand')}
            aria-keyshortcuts="["
          >
            <Fold size={16} stroke={1.6} aria-hidden="true" />
          </button>
        )}
        <button type="button" className={`plain ${styles.item}`} onClick={openShortcuts} aria-keyshortcuts="?">
          <IconHelpCircle size={16} stroke={1.6} aria-hidden="true" />
          <span className={styles.word}>{t('rail.help')}</span>
          <Keys keys="?" />
        </button>
        <button type="button" className={`plain ${styles.item}`} onClick={openFeedback} aria-label={t('rail.feedback')}>
          <IconMessageReport size={16} stroke={1.6} aria-hidden="true" />
          <span className={styles.word}>{t('rail.feedback')}</span>
        </button>
        <UserMenu />
      </div>
    </div>
  )
}

/** Those that say what they are, and fold. */
const headed = ['sales', 'commerce', 'own'] as const

interface RailGroupProps {
  group: Place['group']
  items: Place[]
  pathname: string
  collapsed: boolean
}

/** Places that belong together. Folded away, the one where somebody is still stands there. */
function RailGroup({ group, items, pathname, collapsed }: RailGroupProps) {
  const { t } = useTranslation()
  const [folded, setFolded] = useLocalStorage<string[]>({
    key: 'kith-rail-folded',
    defaultValue: [],
    getInitialValueInEffect: false,
  })
  const head = collapsed ? undefined : headed.find((one) => one === group)
  const isFolded = head !== undefined && folded.includes(head)
  const Mark = isFolded ? IconChevronRight : IconChevronDown
  return (
    <div>
      {head && (
        <button
          type="button"
          className={`plain ${styles.label}`}
          aria-expanded={!isFolded}
          onClick={() => setFolded(isFolded ? folded.filter((one) => one !== head) : [...folded, head])}
        >
          {t(`rail.groups.${head}`)}
          <Mark size={12} stroke={1.6} className={styles.turn} aria-hidden="true" />
        </button>
      )}
      <ul className={styles.group}>
        {items
          .filter((item) => item.group === group && (!isFolded || isCurrent(item, pathname)))
          .map((item) => (
            <RailItem key={item.id} item={item} current={isCurrent(item, pathname)} collapsed={collapsed} />
          ))}
      </ul>
    </div>
  )
}

function RailItem({ item, current, collapsed }: { item: NavigationItem; current: boolean; collapsed: boolean }) {
  return (
    <li>
      <UiLink
        href={item.href}
        className={styles.item}
        aria-current={current ? 'page' : undefined}
        title={collapsed ? item.label : undefined}
      >
        <item.icon size={16} stroke={1.6} aria-hidden="true" />
        <span className={styles.word}>{item.label}</span>
        {item.waits && <Waiting />}
      </UiLink>
    </li>
  )
}

/** How much waits for whoever looks. */
function Waiting() {
  const { t } = useTranslation()
  const waiting = useWaiting()
  return waiting ? (
    <span className={styles.count}>
      {waiting}
      <span className="visually-hidden">{t('rail.waiting')}</span>
    </span>
  ) : null
}
