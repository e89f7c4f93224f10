import { ActionIcon, Button, SegmentedControl } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '../ui/format.ts'
import { type Shortcut, useShortcuts } from '../ui/keyboard.ts'
import styles from './Calendar.module.css'
import { type Day, firstWeekday, plusDays, plusMonths, weekOf } from './calendar-days.ts'
import type { ListView } from './use-list-view.ts'

/** Which stretch of time is shown, and the ways to others. */
export function CalendarBar({ place, at, today }: { place: ListView; at: Day; today: Day }) {
  const { t } = useTranslation('views')
  const formats = useFormats()
  const { change, search } = place
  const { span = 'month' } = search
  const step = (by: number) => change({ at: span === 'week' ? plusDays(at, 7 * by) : plusMonths(at, by) })
  const group = t('calendar')
  const shortcuts: Shortcut[] = [
    { keys: 'n', label: t(`next.${span}`), group, run: () => step(1) },
    { keys: 'p', label: t(`previous.${span}`), group, run: () => step(-1) },
    { keys: 't', label: t('today'), group, run: () => change({ at: undefined }) },
  ]
  useShortcuts(shortcuts)
  const title = useMemo(() => {
    if (span === 'month')
      return new Intl.DateTimeFormat(formats.locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
        new Date(at),
      )
    const week = weekOf(at, firstWeekday(formats.locale))
    return t('fromTo', { from: formats.date(week[0] ?? at), to: formats.date(week[6] ?? at) })
  }, [span, at, formats, t])
  return (
    <div className={styles.bar}>
      <h2 aria-live="polite">{title}</h2>
      <ActionIcon aria-label={t(`previous.${span}`)} title={t(`previous.${span}`)} onClick={() => step(-1)}>
        <IconChevronLeft size={16} stroke={1.6} />
      </ActionIcon>
      <ActionIcon aria-label={t(`next.${span}`)} title={t(`next.${span}`)} onClick={() => step(1)}>
        <IconChevronRight size={16} stroke={1.6} />
      </ActionIcon>
      <Button size="xs" disabled={at === today} onClick={() => change({ at: undefined })}>
        {t('today')}
      </Button>
      <SegmentedControl
        className={styles.spans}
        aria-label={t('span')}
        value={span}
        data={['month', 'week'].map((value) => ({ value, label: t(`unitOf.${value}`) }))}
        onChange={(next) => change({ span: next === 'week' ? 'week' : undefined })}
      />
    </div>
  )
}
