import { Tooltip } from '@mantine/core'
import type { ComponentType } from 'react'
import styles from './RecordHead.module.css'

export interface QuickAction {
  id: string
  label: string
  icon: ComponentType<{ size?: number; stroke?: number }>
  /** Leaves the app (mailto:, tel:); else `run`. */
  href?: string
  run?: () => void
  /** Why it can't be done, such as "No phone number yet". */
  forbidden?: string
}

/** What one does most about a record, side by side. */
export function QuickActions({ actions }: { actions: QuickAction[] }) {
  return (
    <div className={styles.actions}>
      {actions.map(({ id, label, icon: Icon, href, run, forbidden }) => (
        <Tooltip key={id} label={forbidden} disabled={!forbidden}>
          {href && !forbidden ? (
            <a className={styles.action} href={href}>
              <Icon size={16} stroke={1.6} />
              {label}
            </a>
          ) : (
            <button
              type="button"
              className={`plain ${styles.action}`}
              aria-disabled={forbidden ? true : undefined}
              aria-description={forbidden}
              onClick={forbidden ? undefined : run}
            >
              <Icon size={16} stroke={1.6} />
              {label}
            </button>
          )}
        </Tooltip>
      ))}
    </div>
  )
}
