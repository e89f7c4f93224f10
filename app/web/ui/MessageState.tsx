import type { ReactNode } from 'react'
import styles from './MessageState.module.css'

interface MessageStateProps {
  title: string
  detail?: ReactNode
  action?: ReactNode
  /** Small print, such as the number of a request. */
  footnote?: ReactNode
  role?: 'alert' | 'status'
  /** The message is the whole screen: its title is the page's. */
  alone?: boolean
}

/** A screen that holds a message in place of its content. */
export function MessageState({ title, detail, action, footnote, role, alone }: MessageStateProps) {
  const Title = alone ? 'h1' : 'h2'
  return (
    <div className={styles.place} role={role}>
      <div className={styles.message}>
        <Title className={styles.title}>{title}</Title>
        {detail && <p className={styles.detail}>{detail}</p>}
        {action && <div className={styles.action}>{action}</div>}
        {footnote && <p className={styles.footnote}>{footnote}</p>}
      </div>
    </div>
  )
}
