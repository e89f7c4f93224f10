import { ActionIcon, Button, SegmentedControl, Select } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useShell } from '../shell/shell-context.ts'
import { useFormats } from '../ui/format.ts'
import { type Shortcut, useShortcuts } from '../ui/keyboard.ts'
import { useSources } from '../ui/sources.ts'
import { type Day, firstWeekday, plusDays, plusMonths, weekOf } from '../views/calendar-days.ts'
import styles from './CalendarBar.module.css'
import type { Kinds } from './calendar-entry.ts'
import { type CalendarSearch, type CalendarSpan, spans } from './calendar-search.ts'
import { KindsMenu } from './KindsMenu.tsx'

interface CalendarBarProps {
  search: CalendarSearch
  span: CalendarSpan
  at: Day
  today: Day
  kinds: Kinds
  change: (changes: Partial<CalendarSearch>) => void
  /** Opens the menu of what can be made. */
  create: () => void
}

/** Which stretch of time is shown, whose and what, and the ways to others. */
export function CalendarBar({ search, span, at, today, kinds, change, create }: CalendarBarProps) {
  const { t } = useTranslation('calendar')
  const step = (by: number) =>
    change({ at: span === 'month' ? plusMonths(at, by) : plusDays(at, by * (span === 'week' ? 7 : 1)) })
  const group = t('title')
  const toToday = () => change({ at: undefined })
  const shortcuts: Shortcut[] = [
    { keys: 'ArrowLeft', label: t(`previous.${span}`), group, run: () => step(-1) },
    { keys: 'ArrowRight', label: t(`next.${span}`), group, run: () => step(1) },
    { keys: 't', label: t('today'), group, run: toToday },
    { keys: 'n', label: t('new'), group, run: create },
    ...spans.map((one) => ({ keys: one.charAt(0), label: t(`show.${one}`), group, run: () => change({ span: one }) })),
  ]
  useShortcuts(shortcuts)
  return (
    <div className={styles.bar}>
      <h2 aria-live="polite">{useTitle(span, at)}</h2>
      <ActionIcon aria-label={t(`previous.${span}`)} title={t(`previous.${span}`)} onClick={() => step(-1)}>
        <IconChevronLeft size={16} stroke={1.6} />
      </ActionIcon>
      <ActionIcon aria-label={t(`next.${span}`)} title={t(`next.${span}`)} onClick={() => step(1)}>
        <IconChevronRight size={16} stroke={1.6} />
      </ActionIcon>
      <Button size="xs" disabled={at === today} onClick={toToday}>
        {t('today')}
      </Button>
      <span className={styles.gap} />
      <PeopleChoice chosen={search.people ?? 'mine'} change={(people) => change({ people })} />
      <KindsMenu kinds={kinds} chosen={search.kinds} change={(chosen) => change({ kinds: chosen })} />
      <SegmentedControl
        aria-label={t('span')}
        value={span}
        data={spans.map((value) => ({ value, label: t(`unitOf.${value}`) }))}
        onChange={(next) => change({ span: spans.find((one) => one === next) })}
      />
    </div>
  )
}

function useTitle(span: CalendarSpan, at: Day): string {
  const { t } = useTranslation('calendar')
  const formats = useFormats()
  return useMemo(() => {
    if (span === 'day') return formats.dayOfMonth(at)
    if (span === 'month')
      return new Intl.DateTimeFormat(formats.locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
        new Date(at),
      )
    const week = weekOf(at, firstWeekday(formats.locale))
    return t('fromTo', { from: formats.date(week[0] ?? at), to: formats.date(week[6] ?? at) })
  }, [span, at, formats, t])
}

/** Whose entries are shown. */
function PeopleChoice({ chosen, change }: { chosen: string; change: (people: string | undefined) => void }) {
  const { t } = useTranslation('calendar')
  const { session } = useShell()
  const { users } = useSources()
  const teams = session.teams
  const data = [
    { value: 'mine', label: t('people.mine') },
    { value: 'all', label: t('people.all') },
    ...(teams.length > 0 ? [{ value: 'team', label: t('people.teams') }] : []),
    { group: t('people.groupTeams'), items: teams.map(({ id, name }) => ({ value: `team:${id}`, label: name })) },
    {
      group: t('people.groupPeople'),
      items: users.filter(({ id }) => id !== session.user.id).map(({ id, name }) => ({ value: id, label: name })),
    },
  ].filter(({ items }: { items?: unknown[] }) => items?.length !== 0)
  return (
    <Select
      aria-label={t('people.label')}
      className={styles.people}
      size="xs"
      data={data}
      value={chosen}
      allowDeselect={false}
      searchable
      onChange={(value) => change(!value || value === 'mine' ? undefined : String(value))}
    />
  )
}
