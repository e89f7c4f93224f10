import { useTranslation } from 'react-i18next'
import styles from './Board.module.css'
import { nextKinds } from './NextDot.tsx'

/** What the dots of the cards mean. */
export function BoardLegend() {
  const { t } = useTranslation('sales')
  return (
    <span className={styles.legend}>
      {nextKinds.map((kind) => (
        <span key={kind}>
          <span className={styles.dot} data-next={kind} aria-hidden="true" />
          {t(`board.${kind}`)}
        </span>
      ))}
    </span>
  )
}
