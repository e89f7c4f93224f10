import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CardProps } from './cards.ts'
import styles from './Home.module.css'

interface CardHeadProps extends Partial<CardProps> {
  title: string
  /** Beside the title in grey. */
  note?: ReactNode
  /** At the end: where all of it is. */
  children?: ReactNode
}

/** The line over a card: its name, whose things it shows, and the way to all of them. */
export function CardHead({ title, note, mine, setMine, children }: CardHeadProps) {
  const { t } = useTranslation('home')
  return (
    <div className={styles.head}>
      <h3 className={styles.heading}>
        {title} {note !== undefined && <span>{note}</span>}
      </h3>
      <span className={styles.ends}>
        {setMine && (
          <button type="button" className={`plain ${styles.mine}`} aria-pressed={mine} onClick={() => setMine(!mine)}>
            {t('onlyMine')}
          </button>
        )}
        {children}
      </span>
    </div>
  )
}
