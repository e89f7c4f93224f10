import { Checkbox, Fieldset, NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { tell } from '../ui/toasts.tsx'
import styles from './Preferences.module.css'
import type { Change, Preferences } from './PreferencesScreen.tsx'

// A Monday; the days from it are called as the language calls them.
const MONDAY = Date.UTC(2026, 0, 5)
const DAY_MS = 86_400_000
const HALF_HOUR = 30
const usualQuiet = { from: 20 * 60, to: 7 * 60 }

interface ScheduleFormProps {
  schedule: Preferences['schedule']
  keep: (change: NonNullable<Change['schedule']>) => void
}

/** When mails come: the daily and the weekly one, quiet hours, working days. */
export function ScheduleForm({ schedule, keep }: ScheduleFormProps) {
  const { t, i18n } = useTranslation('notifications')
  const weekdays = weekdaysIn(i18n.language)
  const clocks = clocksIn(i18n.language)
  const { digestHour, digestWeekday, quiet, workDays } = schedule
  const work = (day: number, works: boolean) => {
    const days = works ? [...workDays, day] : workDays.filter((other) => other !== day)
    if (days.length > 0) keep({ workDays: days })
    else tell(t('preferences.oneDay'))
  }
  const times = clocks.map((label, half) => ({ value: String(half * HALF_HOUR), label }))
  return (
    <div className={styles.schedule}>
      <div className={styles.quietRow}>
        <NativeSelect
          label={t('preferences.digestHour')}
          value={String(digestHour * 60)}
          data={times.filter((_, half) => half % 2 === 0)}
          onChange={({ currentTarget: { value } }) => keep({ digestHour: Number(value) / 60 })}
        />
        <NativeSelect
          label={t('preferences.digestWeekday')}
          value={String(digestWeekday)}
          data={weekdays.map((label, at) => ({ value: String(at + 1), label }))}
          onChange={({ currentTarget: { value } }) => keep({ digestWeekday: Number(value) })}
        />
      </div>
      <Fieldset legend={t('preferences.quiet')} variant="unstyled">
        <div className={styles.quietRow}>
          <Checkbox
            className={styles.quiet}
            aria-label={t('preferences.quiet')}
            checked={quiet !== null}
            onChange={({ currentTarget: { checked } }) => keep({ quiet: checked ? usualQuiet : null })}
          />
          {quiet &&
            (['from', 'to'] as const).map((end) => (
              <NativeSelect
                key={end}
                label={t(end === 'from' ? 'preferences.quietFrom' : 'preferences.quietTo')}
                value={String(quiet[end])}
                data={times}
                onChange={({ currentTarget: { value } }) => keep({ quiet: { ...quiet, [end]: Number(value) } })}
              />
            ))}
        </div>
      </Fieldset>
      <Fieldset legend={t('preferences.workDays')} variant="unstyled">
        <div className={styles.days}>
          {weekdays.map((label, at) => (
            <Checkbox
              key={label}
              label={label}
              checked={workDays.includes(at + 1)}
              onChange={({ currentTarget: { checked } }) => work(at + 1, checked)}
            />
          ))}
        </div>
      </Fieldset>
    </div>
  )
}

function weekdaysIn(language: string): string[] {
  const name = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' })
  return Array.from({ length: 7 }, (_, day) => name.format(MONDAY + day * DAY_MS))
}

/** The times of a day, half hour by half hour. */
function clocksIn(language: string): string[] {
  const clock = new Intl.DateTimeFormat(language, { timeStyle: 'short', timeZone: 'UTC' })
  return Array.from({ length: 48 }, (_, half) => clock.format(MONDAY + half * HALF_HOUR * 60_000))
}
