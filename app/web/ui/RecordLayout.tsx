// biome-ignore-all lint/a11y/noNoninteractiveTabindex: a column that scrolls alone must be reachable by keys
// biome-ignore-all lint/a11y/useSemanticElements: a group of parts has no element of its own, and a landmark each would be too many
import { useMediaQuery } from '@mantine/hooks'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './RecordLayout.module.css'

interface RecordLayoutProps {
  /** Identity and quick actions. */
  head: ReactNode
  properties: ReactNode
  /** Composer and timeline. */
  timeline: ReactNode
  /** Figures and insight. */
  insight?: ReactNode
  /** Left out with the insight: two columns. */
  related?: ReactNode
}

const tabs = ['timeline', 'details', 'related'] as const
type Tab = (typeof tabs)[number]

/** A record's page: three columns that scroll alone; on a phone identity and insight, then tabs. */
export function RecordLayout(props: RecordLayoutProps) {
  const onPhone = useMediaQuery('(max-width: 61.99em)', undefined, { getInitialValueInEffect: false })
  return onPhone ? <PhoneRecord {...props} /> : <DesktopRecord {...props} />
}

function DesktopRecord({ head, properties, timeline, insight, related }: RecordLayoutProps) {
  const { t } = useTranslation('ui')
  const beside = Boolean(insight || related)
  return (
    <div className={styles.columns} data-pair={beside ? undefined : true}>
      <div role="group" className={styles.side} aria-label={t('record.details')} tabIndex={0} data-own-focus>
        {head}
        {properties}
      </div>
      <div role="group" className={styles.middle} aria-label={t('record.timeline')} tabIndex={0} data-own-focus>
        <div className={styles.measure}>{timeline}</div>
      </div>
      {beside && (
        <div role="group" className={styles.side} aria-label={t('record.related')} tabIndex={0} data-own-focus>
          {insight && <div className={styles.insight}>{insight}</div>}
          {related}
        </div>
      )}
    </div>
  )
}

function PhoneRecord({ head, properties, timeline, insight, related }: RecordLayoutProps) {
  const { t } = useTranslation('ui')
  const [tab, setTab] = useState<Tab>('timeline')
  const shown = { timeline, details: properties, related }[tab]
  return (
    <div className={styles.stack}>
      <div className={styles.top}>
        {head}
        {insight}
      </div>
      <div role="tablist" aria-label={t('record.parts')} className={styles.tabs}>
        {tabs
          .filter((one) => one !== 'related' || related)
          .map((one) => (
            <button
              key={one}
              type="button"
              role="tab"
              aria-selected={one === tab}
              className={`plain ${styles.tab}`}
              onClick={() => setTab(one)}
            >
              {t(`record.${one}`)}
            </button>
          ))}
      </div>
      <div role="tabpanel" aria-label={t(`record.${tab}`)} className={styles.panel}>
        {shown}
      </div>
    </div>
  )
}
