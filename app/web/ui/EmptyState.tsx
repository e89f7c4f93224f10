import type { ReactNode } from 'react'
import styles from './EmptyState.module.css'

interface EmptyStateProps {
  title: string
  /** What this is for, in a colleague's words. */
  children: ReactNode
  /** The one button. */
  action?: ReactNode
  /** A quieter way on, in words. */
  alternative?: ReactNode
  /** One example picture, such as ExampleRecord. */
  picture?: ReactNode
}

/** An empty screen is the first lesson: a picture of it filled, what it is for, one button. */
export function EmptyState({ title, children, action, alternative, picture }: EmptyStateProps) {
  return (
    <div className={styles.place}>
      <div className={styles.empty}>
        {picture && <div aria-hidden="true">{picture}</div>}
        <h2 className={styles.title}>{title}</h2>
        <p className={styles.text}>{children}</p>
        {(action || alternative) && (
          <div className={styles.action}>
            {action}
            {alternative && <span className={styles.alternative}>{alternative}</span>}
          </div>
        )}
      </div>
    </div>
  )
}
