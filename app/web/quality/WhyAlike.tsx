import { Popover } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import styles from './Duplicates.module.css'
import type { Reason } from './duplicates-client.ts'
import { useReasonWords } from './words.ts'

const STRONGEST = 16

/** Every agreement and disagreement with its weight. */
export function WhyAlike({ reasons }: { reasons: Reason[] }) {
  const { t } = useTranslation('quality')
  const words = useReasonWords()
  return (
    <Popover position="bottom-start" width={340} shadow="sm" withinPortal trapFocus={false}>
      <Popover.Target>
        <button type="button" className={`plain ${styles.why}`}>
          {t('why.ask')}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <p className={styles.whyText}>{t('why.text')}</p>
        <ul className={styles.whyList}>
          {reasons.map(({ facet, verdict, bits }) => (
            <li key={`${facet} ${verdict}`}>
              <span>{words.one({ facet, verdict })}</span>
              <span
                className={styles.weight}
                data-against={bits < 0 || undefined}
                style={{ inlineSize: `${Math.min(1, Math.abs(bits) / STRONGEST) * 96}px` }}
              />
              <small>{t(bits < 0 ? 'why.against' : 'why.for')}</small>
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  )
}
