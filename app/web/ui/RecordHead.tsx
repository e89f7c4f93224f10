import type { ReactNode } from 'react'
import { RecordAvatar } from './RecordAvatar.tsx'
import styles from './RecordHead.module.css'

interface RecordHeadProps {
  name: string
  kind?: 'person' | 'company'
  detail?: ReactNode
  /** Quick actions. */
  children?: ReactNode
}

/** Who or what a record is, with what one does most about it. */
export function RecordHead({ name, kind, detail, children }: RecordHeadProps) {
  return (
    <div className={styles.head}>
      <div className={styles.identity}>
        {kind && <RecordAvatar name={name} kind={kind} size={44} />}
        <div className={styles.words}>
          <div className={styles.name}>{name}</div>
          {detail && <div className={styles.detail}>{detail}</div>}
        </div>
      </div>
      {children}
    </div>
  )
}
