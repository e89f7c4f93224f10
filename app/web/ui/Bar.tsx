import type { ReactNode } from 'react'
import styles from './Bar.module.css'

/** A strip of 44 px under the header: what is at its start, and at its end. */
export function Bar({ children, end }: { children: ReactNode; end?: ReactNode }) {
  return (
    <div className={styles.bar}>
      <div className={styles.start}>{children}</div>
      {end && <div className={styles.end}>{end}</div>}
    </div>
  )
}
