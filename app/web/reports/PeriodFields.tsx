import { Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type Days, isPeriodName, type PeriodName, periodNames } from './periods.ts'
import styles from './Reports.module.css'

interface PeriodFieldsProps {
  /** The named period, unless the days are of one's own. */
  period: PeriodName | undefined
  days: Days
  choose: (period: PeriodName) => void
  chooseDays: (days: Days) => void
}

const OWN = 'own'

/** Over which days: a named period, or two days of one's choice. */
export function PeriodFields({ period, days, choose, chooseDays }: PeriodFieldsProps) {
  const { t } = useTranslation('reports')
  const chooseDay = (edge: 'from' | 'to', day: string) => {
    if (!day) return
    const next = { ...days, [edge]: day }
    chooseDays(next.from <= next.to ? next : { from: day, to: day })
  }
  return (
    <>
      <Select
        aria-label={t('period')}
        className={styles.period}
        allowDeselect={false}
        data={[
          ...periodNames.map((name) => ({ value: name, label: t(`periods.${name}`) })),
          { value: OWN, label: t('periods.own') },
        ]}
        value={period ?? OWN}
        onChange={(name) => {
          if (name === OWN) chooseDays(days)
          else if (isPeriodName(name)) choose(name)
        }}
      />
      {period === undefined &&
        (['from', 'to'] as const).map((edge) => (
          <TextInput
            key={edge}
            type="date"
            aria-label={t(edge)}
            value={days[edge]}
            onChange={(event) => chooseDay(edge, event.currentTarget.value)}
          />
        ))}
    </>
  )
}
