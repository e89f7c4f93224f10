import { ActionIcon, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../ui/format.ts'
import styles from './BusinessHours.module.css'
import type { CalendarDraft } from './calendars-query.ts'

type Hours = CalendarDraft['hours']

// Any Monday: its week names the days.
const MONDAY = Date.UTC(2026, 0, 5)

/** From when to when it is open, day by day; a day may have several stretches, or none. */
export function WeekField({ value, onChange }: { value: Hours; onChange: (hours: Hours) => void }) {
  const { t } = useTranslation('business-hours')
  const { locale } = useFormats()
  const dayName = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' })
  return (
    <fieldset className={styles.group}>
      <legend>{t('week')}</legend>
      {[1, 2, 3, 4, 5, 6, 7].map((day) => {
        const name = dayName.format(MONDAY + (day - 1) * 86_400_000)
        const own = value.filter((one) => one.day === day)
        const put = (stretches: Hours) =>
          onChange([...value.filter((one) => one.day !== day), ...stretches].toSorted(inOrder))
        return (
          <div key={day} className={styles.day}>
            <span className={styles.dayName}>{name}</span>
            <div className={styles.stretches}>
              {own.length === 0 && <span className={styles.quiet}>{t('closed')}</span>}
              {own.map((stretch, at) => (
                <Stretch
                  // biome-ignore lint/suspicious/noArrayIndexKey: a stretch has no name of its own
                  key={at}
                  day={name}
                  value={stretch}
                  onChange={(next) => put(next ? own.with(at, { day, ...next }) : own.toSpliced(at, 1))}
                />
              ))}
            </div>
            <ActionIcon
              aria-label={t('addStretch', { day: name })}
              onClick={() => put([...own, { day, ...after(own) }])}
            >
              <IconPlus size={16} stroke={1.6} />
            </ActionIcon>
          </div>
        )
      })}
    </fieldset>
  )
}

const inOrder = (a: Hours[number], b: Hours[number]) => a.day - b.day || (a.from < b.from ? -1 : 1)

/** The next stretch of a day begins after the last. */
const after = (own: Hours) => {
  const last = own.at(-1)
  return last && last.to < '22:00' ? { from: last.to, to: '22:00' } : { from: '09:00', to: '17:00' }
}

interface StretchProps {
  day: string
  value: { from: string; to: string }
  /** Undefined: it goes. */
  onChange: (next: { from: string; to: string } | undefined) => void
}

/** One stretch: midnight at its end is the end of the day. */
export function Stretch({ day, value, onChange }: StretchProps) {
  const { t } = useTranslation('business-hours')
  return (
    <span className={styles.stretch}>
      <TextInput
        type="time"
        size="xs"
        aria-label={t('from', { day })}
        value={value.from}
        onChange={({ currentTarget }) => onChange({ ...value, from: currentTarget.value })}
      />
      <span aria-hidden="true">–</span>
      <TextInput
        type="time"
        size="xs"
        aria-label={t('to', { day })}
        value={value.to === '24:00' ? '00:00' : value.to}
        onChange={({ currentTarget }) =>
          onChange({ ...value, to: currentTarget.value === '00:00' ? '24:00' : currentTarget.value })
        }
      />
      <ActionIcon aria-label={t('removeStretch', { day })} onClick={() => onChange(undefined)}>
        <IconX size={16} stroke={1.6} />
      </ActionIcon>
    </span>
  )
}
