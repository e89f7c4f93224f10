import styles from './ScreenTabs.module.css'
import { UiLink } from './UiLink.tsx'

interface ScreenTabsProps {
  /** What these are the parts of, for whoever cannot see them. */
  label: string
  tabs: readonly { label: string; href: string }[]
  /** The `href` of the one that is shown. */
  current: string
}

/** The parts of a screen, each at an address of its own. */
export function ScreenTabs({ label, tabs, current }: ScreenTabsProps) {
  return (
    <nav aria-label={label} className={styles.tabs}>
      {tabs.map((tab) => (
        <UiLink
          key={tab.href}
          href={tab.href}
          className={styles.tab}
          aria-current={tab.href === current ? 'page' : undefined}
        >
          {tab.label}
        </UiLink>
      ))}
    </nav>
  )
}
