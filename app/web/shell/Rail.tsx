import { ActionIcon } from '@mantine/core'
import {
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
          <div key={group}>
            {group === 'own' && !collapsed && <p className={styles.label}>{t('rail.own')}</p>}
            <ul className={styles.group}>
              {shown
                .filter((item) => item.group === group)
                .map((item) => (
                  <RailItem key={item.id} item={item} current={isCurrent(item, pathname)} collapsed={collapsed} />
                ))}
            </ul>
          </div>
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
      </UiLink>
    </li>
  )
}
