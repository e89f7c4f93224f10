import { NumberInput, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import styles from './Automation.module.css'

const units = { minutes: 1, hours: 60, days: 1440 } as const
type Unit = keyof typeof units
const names: readonly Unit[] = ['minutes', 'hours', 'days']

const unitOf = (minutes: number): Unit => names.findLast((unit) => minutes % units[unit] === 0) ?? 'minutes'

interface SpanInputProps {
  label: string
  minutes: number
  change: (minutes: number) => void
}

/** A span of time as people say it: 30 minutes, 4 hours, 3 days. */
export function SpanInput({ label, minutes, change }: SpanInputProps) {
  const { t } = useTranslation('automation')
  const unit = unitOf(minutes)
  return (
    <div className={styles.span}>
      <NumberInput
        label={label}
        min={1}
        max={Math.floor(525_600 / units[unit])}
        allowDecimal={false}
        value={minutes / units[unit]}
        onChange={(count) => change(Math.max(1, typeof count === 'number' ? count : 1) * units[unit])}
      />
      <Select
        aria-label={t('span.unit')}
        allowDeselect={false}
        data={names.map((value) => ({ value, label: t(`span.unitNames.${value}`) }))}
        value={unit}
        onChange={(value) => change((minutes / units[unit]) * units[names.find((one) => one === value) ?? 'minutes'])}
      />
    </div>
  )
}
