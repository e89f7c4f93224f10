import { IconLock, IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormats } from './format.ts'
import { UiLink } from './UiLink.tsx'
import styles from './ViewTabs.module.css'

export interface ViewTab {
  id: string
  label: string
  href: string
  /** Rows in it; leave out while unknown. */
  count?: number
  /** Only its maker sees it. */
  isPrivate?: boolean
}

interface ViewTabsProps {
  tabs: ViewTab[]
  current: string
  /** Makes a view of its own out of what is shown. */
  add?: () => void
}

/** Saved views, as links: each opens in a new tab, too. The underline is exactly as wide as the words. */
export function ViewTabs({ tabs, current, add }: ViewTabsProps) {
  const { t } = useTranslation('ui')
  const formats = useFormats()
  return (
    <nav className={styles.tabs} aria-label={t('views.label')}>
      {tabs.map((tab) => (
        <UiLink
          key={tab.id}
          href={tab.href}
          className={styles.tab}
          aria-current={tab.id === current ? 'page' : undefined}
        >
          {tab.isPrivate && <IconLock size={14} stroke={1.6} aria-label={t('views.private')} />}
          {tab.label}
          {tab.count !== undefined && <span className={styles.count}>{formats.number(tab.count)}</span>}
        </UiLink>
      ))}
      {add && (
        <button type="button" className={`plain ${styles.add}`} onClick={add} aria-label={t('views.add')}>
          <IconPlus size={16} stroke={1.6} aria-hidden="true" />
        </button>
      )}
    </nav>
  )
}
