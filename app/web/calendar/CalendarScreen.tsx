import { Button } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconRss } from '@tabler/icons-react'
import { useRouter, useSearch } from '@tanstack/react-router'
import { lazy, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { RecordForms } from '../objects/RecordForms.tsx'
import { RouteError } from '../shell/RouteError.tsx'
import { ForbiddenState } from '../ui/ForbiddenState.tsx'
import { useFormats } from '../ui/format.ts'
import { WhenOpened } from '../ui/on-demand.tsx'
import { PageHeader } from '../ui/PageHeader.tsx'
import { type Day, firstWeekday, monthOf, weekOf } from '../views/calendar-days.ts'
import { Agenda } from './Agenda.tsx'
import styles from './CalendarBar.module.css'
import { CalendarBar } from './CalendarBar.tsx'
import type { Kinds, ShownKind } from './calendar-entry.ts'
import { type CalendarSearch, readCalendarSearch } from './calendar-search.ts'
import { momentAt } from './grid-time.ts'
import { MonthGrid } from './MonthGrid.tsx'
import { creatable, NewEntry } from './NewEntry.tsx'
import { TimeGrid } from './TimeGrid.tsx'
import { useEntries } from './use-entries.ts'
import type { Dragging } from './use-grid-drag.ts'
import { useMoveEntry } from './use-move-entry.ts'

const FeedDialog = lazy(async () => ({ default: (await import('./FeedDialog.tsx')).FeedDialog }))

/** What begins at an hour begins, unless told, at the next full one and takes so long. */
const MINUTES = 60

/** Everything dated, by day, week or month; on a phone as an agenda. */
export function CalendarScreen() {
  const { t } = useTranslation('calendar')
  const formats = useFormats()
  const router = useRouter()
  const search = readCalendarSearch(useSearch({ strict: false }))
  const onPhone = useMediaQuery('(max-width: 47.99em)', undefined, { getInitialValueInEffect: false })
  const [choosing, setChoosing] = useState(false)
  const [subscribing, setSubscribing] = useState(false)
  const [dragging, setDragging] = useState<Dragging>()
  const today = formats.dayKey(new Date().toISOString())
  const { at = today, span = 'week' } = search
  const weeks = useMemo(() => {
    const first = firstWeekday(formats.locale)
    return span === 'day' ? [[at]] : span === 'week' ? [weekOf(at, first)] : monthOf(at, first)
  }, [span, at, formats.locale])
  const days = weeks.flat()
  const kindsNow = useRef<Kinds>(new Map())
  const { moved, move } = useMoveEntry(() => kindsNow.current)
  const overlay = useMemo(() => (dragging ? new Map(moved).set(dragging.key, dragging.to) : moved), [moved, dragging])
  const { kinds, byDay, more, loading, problem, retry } = useEntries({ people: 'mine', ...search }, days, overlay)
  kindsNow.current = kinds
  const change = (changes: Partial<CalendarSearch>) => {
    const next = { ...search, ...changes }
    const kept = Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined))
    router.navigate({ to: '/calendar', search: kept as never, replace: true }) // generic screens know no route tree
  }
  const begin = (kind: ShownKind | undefined, start: string) => {
    if (kind) change({ new: kind.kind, newAt: start })
  }
  const fromHere = () => nextHour(days.includes(today) ? today : at, today, formats.timeZone)
  const making = search.new ? kinds.get(search.new) : undefined
  if (problem) return <RouteError error={problem} reset={retry} />
  const shared = { today, byDay, kinds, move, busy: loading }
  return (
    <div className={styles.screen}>
      <PageHeader
        title={t('title')}
        actions={
          <>
            <Button
              variant="subtle"
              color="gray"
              leftSection={<IconRss size={16} stroke={1.6} />}
              onClick={() => setSubscribing(true)}
            >
              {t('feed.open')}
            </Button>
            <NewEntry
              kinds={kinds}
              opened={choosing}
              setOpened={setChoosing}
              choose={(kind) => begin(kind, fromHere())}
            />
          </>
        }
      />
      {!loading && kinds.size === 0 ? (
        <ForbiddenState reason={t('forbidden')} />
      ) : (
        <>
          <CalendarBar {...{ search, span, at, today, kinds, change }} create={() => setChoosing(true)} />
          {onPhone ? (
            <Agenda {...shared} days={days} />
          ) : span === 'month' ? (
            <div className={styles.month}>
              <MonthGrid {...shared} weeks={weeks} at={at} openDay={(day) => change({ at: day, span: 'day' })} />
            </div>
          ) : (
            <TimeGrid
              {...shared}
              days={days}
              dragging={dragging}
              show={setDragging}
              create={(day: Day, minute) =>
                begin(preferred(kinds, search.kinds), momentAt(day, minute, formats.timeZone))
              }
            />
          )}
          {(more || !onPhone) && (
            <p className={styles.foot} role="status">
              {more ? t('more') : !loading && byDay.size === 0 ? t('nothing') : t('hint')}
            </p>
          )}
        </>
      )}
      <WhenOpened opened={subscribing}>
        <FeedDialog close={() => setSubscribing(false)} />
      </WhenOpened>
      {making && (
        <RecordForms
          model={making.model}
          search={{ new: true }}
          initial={initialOf(making, search.newAt ?? fromHere())}
          close={() => change({ new: undefined, newAt: undefined })}
        />
      )}
    </div>
  )
}

/** What a press on a free place makes: what takes time, if that is shown, else what is due then. */
function preferred(kinds: Kinds, chosen: string | undefined): ShownKind | undefined {
  const makeable = creatable(kinds).filter(({ kind }) => chosen === undefined || chosen.split(',').includes(kind))
  return makeable.findLast(({ minutes }) => minutes !== null) ?? makeable[0] ?? creatable(kinds)[0]
}

const initialOf = ({ field, minutes, by, value }: ShownKind, start: string) => ({
  [field]: start,
  ...(minutes ? { [minutes]: MINUTES } : {}),
  ...(by ? { [by]: value } : {}),
})

function nextHour(day: Day, today: Day, timeZone: string): string {
  if (day !== today) return momentAt(day, 9 * 60, timeZone)
  return new Date(Math.ceil(Date.now() / 3_600_000) * 3_600_000).toISOString()
}
