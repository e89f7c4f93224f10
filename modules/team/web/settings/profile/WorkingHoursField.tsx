import { Checkbox, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormats } from '#app/web/ui/format.ts'
import styles from './WorkingHoursField.module.css'

export interface WorkingDay {
  day: number
  from: string
  to: string
}

interface WorkingHoursProps {
  value: readonly WorkingDay[]
  onChange: (days: WorkingDay[]) => void
  /** What is wrong, by the place of the day in the list. */
  errorAt: (index: number) => string | undefined
}

// Any Monday: its week names the days.
const MONDAY = Date.UTC(2026, 0, 5)
const usual = { from: '09:00', to: '17:00' }

/** From when to when one works, day by day; a day that is not ticked is free. */
export function WorkingHoursField({ value, onChange, errorAt }: WorkingHoursProps) {
  const { t } = useTranslation('team')
  const { locale } = useFormats()
  const dayName = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' })
  const put = (day: WorkingDay) =>
    onChange([...value.filter((other) => other.day !== day.day), day].sort((a, b) => a.day - b.day))
  return (
    <fieldset className={styles.days}>
      <legend>{t('profile.workingHours')}</legend>
      <p className={styles.hint}>{t('profile.workingHoursHint')}</p>
      {[1, 2, 3, 4, 5, 6, 7].map((day) => {
        const index = value.findIndex((one) => one.day === day)
        const hours = value[index]
        const name = dayName.format(MONDAY + (day - 1) * 86_400_000)
        return (
          <div key={day} className={styles.day}>
            <Checkbox
              label={name}
              checked={hours !== undefined}
              onChange={(event) =>
                event.currentTarget.checked
                  ? put({ ...(value.at(-1) ?? usual), day })
                  : onChange(value.filter((other) => other.day !== day))
              }
            />
            {hours && (
              <>
                <TextInput
                  type="time"
                  size="xs"
                  aria-label={t('profile.from', { day: name })}
                  value={hours.from}
                  onChange={(event) => put({ ...hours, from: event.currentTarget.value })}
                />
                <span aria-hidden="true">–</span>
                <TextInput
                  type="time"
                  size="xs"
                  aria-label={t('profile.to', { day: name })}
                  value={hours.to}
                  error={errorAt(index) !== undefined}
                  onChange={(event) => put({ ...hours, to: event.currentTarget.value })}
                />
              </>
            )}
          </div>
        )
      })}
    </fieldset>
  )
}
