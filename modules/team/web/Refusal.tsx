import { IconAlertCircle } from '@tabler/icons-react'
import styles from './Refusal.module.css'

/** Why something was refused, and what to do; above the button that was pressed. */
export function Refusal({ children }: { children: string | undefined }) {
  if (!children) return null
  return (
    <p role="alert" className={styles.refusal}>
      <IconAlertCircle size={16} stroke={1.6} aria-hidden="true" />
      {children}
    </p>
  )
}
