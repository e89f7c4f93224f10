import type { ReactNode } from 'react'
import styles from './MessageState.module.css'

interface MessageStateProps {
  title: string
  detail?: ReactNode
  action?: ReactNode
  /** Small print, such as the number of a request. */
  footnote?: ReactNode
  role?: 'alert' | 'status'
}

/** A screen that holds a message in place of its content. */
export function MessageState({ title, detail, action, footnote, role }: MessageStateProps) {
  return (
    <div className={styles.place} role={role}>
      <div className={styles.message}>
        <h2 className={styles.title}>{title}</h2>
        {detail && <p className={styles.detail}>{detail}</p>}
        {action && <div className={styles.action}>{action}</div>}
        {footnote && <p className={styles.footnote}>{footnote}</p>}
      </div>
    </div>
  )
}
