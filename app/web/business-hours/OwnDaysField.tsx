import { ActionIcon, Button, Checkbox, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import styles from './BusinessHours.module.css'
import type { CalendarDraft } from './calendars-query.ts'
import { Stretch } from './WeekField.tsx'

type Days = CalendarDraft['days']

/** Days that are not as ever: closed, or open at other hours. They go before holidays. */
export function OwnDaysField({ value, onChange }: { value: Days; onChange: (days: Days) => void }) {
  const { t } = useTranslation('business-hours')
  const change = (at: number, part: Partial<Days[number]>) =>
    onChange(value.map((one, index) => (index === at ? { ...one, ...part } : one)))
  return (
    <fieldset className={styles.group}>
      <legend>{t('ownDays')}</legend>
      {value.map((one, at) => (
        // A day is typed in: it cannot be its own key.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={at} className={styles.ownDay}>
          <TextInput
            type="date"
            size="xs"
            aria-label={t('ownDay')}
            value={one.day}
            onChange={({ currentTarget }) => change(at, { day: currentTarget.value })}
          />
          <TextInput
            size="xs"
            flex={1}
            maxLength={120}
            placeholder={t('ownDayName')}
            aria-label={t('ownDayName')}
            value={one.name}
            onChange={({ currentTarget }) => change(at, { name: currentTarget.value })}
          />
          <Checkbox
            label={t('closed')}
            checked={one.hours.length === 0}
            onChange={({ currentTarget }) =>
              change(at, { hours: currentTarget.checked ? [] : [{ from: '09:00', to: '12:00' }] })
            }
          />
          {one.hours.map((stretch, index) => (
            <Stretch
              // biome-ignore lint/suspicious/noArrayIndexKey: a stretch has no name of its own
              key={index}
              day={one.name || one.day}
              value={stretch}
              onChange={(next) =>
                change(at, { hours: next ? one.hours.with(index, next) : one.hours.toSpliced(index, 1) })
              }
            />
          ))}
          <ActionIcon
            aria-label={t('removeDay', { day: one.name || one.day })}
            onClick={() => onChange(value.toSpliced(at, 1))}
          >
            <IconX size={16} stroke={1.6} />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="subtle"
        color="gray"
        leftSection={<IconPlus size={14} stroke={1.6} />}
        onClick={() => onChange([...value, { day: `${new Date().getFullYear()}-12-24`, name: '', hours: [] }])}
      >
        {t('addDay')}
      </Button>
    </fieldset>
  )
}
