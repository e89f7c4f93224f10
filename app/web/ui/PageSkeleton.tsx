import { useTranslation } from 'react-i18next'
import styles from './Skeletons.module.css'

/** A screen on its way: header, then lines where rows will be. */
export function PageSkeleton() {
  const { t } = useTranslation('ui')
  return (
    <div className={styles.page} role="status" aria-label={t('loading')}>
      <div className={styles.header}>
        <span className={styles.bar} style={{ inlineSize: 96 }} />
      </div>
      <RowSkeletons count={12} />
    </div>
  )
}

/** A form on its way: a label and an input, one below the other. */
export function FormSkeleton({ count }: { count: number }) {
  return (
    <div className={styles.form} aria-hidden="true">
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: these inputs have nothing else to be known by
        <div key={index}>
          <span className={styles.bar} style={{ inlineSize: `${14 + ((index * 7) % 9)}%` }} />
          <span className={styles.input} />
        </div>
      ))}
    </div>
  )
}

/** Rows on their way, in the shape they will have. */
export function RowSkeletons({ count }: { count: number }) {
  return Array.from({ length: count }, (_, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: these rows have nothing else to be known by
    <div key={index} className={styles.row} aria-hidden="true">
      <span className={styles.dot} />
      <span className={styles.bar} style={{ inlineSize: `${12 + ((index * 7) % 9)}%` }} />
      <span className={styles.bar} style={{ inlineSize: `${10 + ((index * 5) % 8)}%` }} />
      <span className={styles.bar} style={{ inlineSize: `${14 + ((index * 3) % 7)}%` }} />
    </div>
  ))
}
