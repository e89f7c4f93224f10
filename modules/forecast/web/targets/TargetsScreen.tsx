import { ActionIcon, SegmentedControl } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { mayIn } from '#app/web/session.ts'
import { RouteError } from '#app/web/shell/RouteError.tsx'
import { useShell } from '#app/web/shell/shell-context.ts'
import { useFormats } from '#app/web/ui/format.ts'
import { PageSkeleton } from '#app/web/ui/PageSkeleton.tsx'
import { useSources } from '#app/web/ui/sources.ts'
import { periodOf } from '#modules/forecast/domain/period-arithmetic.ts'
import styles from '../Forecast.module.css'
import { ForecastFrame } from '../ForecastFrame.tsx'
import { targetsQuery } from '../forecast-client.ts'
import { PipelineSelect } from '../PeriodBar.tsx'
import { useForecastSearch } from '../use-forecast-search.ts'
import { TargetDialog } from './TargetDialog.tsx'
import { TargetRow } from './TargetRow.tsx'
import type { Cell, Whose } from './target-cell.ts'

/** Targets of a year as a grid: the business, its teams and people by month or quarter. */
export function TargetsScreen() {
  const { t } = useTranslation('forecast')
  const formats = useFormats()
  const { session } = useShell()
  const { users, teams } = useSources()
  const { search, change } = useForecastSearch()
  const [opened, setOpened] = useState<Cell>()
  const year = Number((search.on ?? formats.dayKey(new Date().toISOString())).slice(0, 4))
  const { data, error, refetch } = useQuery(targetsQuery(year))
  const span = search.span ?? 'quarter'
  const periods = Array.from({ length: span === 'month' ? 12 : 4 }, (_, at) => periodOf(span, `${year}-01-01`, at))
  const known = new Set(users.map(({ id }) => id))
  const former = [...new Set(data?.items.flatMap(({ userId }) => (userId && !known.has(userId) ? userId : [])))]
  const rows: Whose[] = [
    { name: t('targets.business'), userId: null, teamId: null },
    ...teams.map(({ id, name }) => ({ name, userId: null, teamId: id })),
    ...users.map(({ id, name }) => ({ name, userId: id, teamId: null })),
    ...former.map((id) => ({ name: t('people.former'), userId: id, teamId: null })),
  ]
  const grid: GridFacts = {
    ...{ periods, targets: data?.items ?? [], year, pipeline: search.pipeline ?? null },
    ...{ measure: search.measure ?? 'value', editable: mayIn(session)('targets'), open: setOpened },
  }
  return (
    <ForecastFrame>
      {error && !data && <RouteError error={error} reset={() => void refetch()} />}
      {!data && !error && <PageSkeleton />}
      {data && (
        <>
          <div className={styles.bar}>
            <h2 className={styles.period} aria-live="polite">
              {year}
            </h2>
            <ActionIcon
              aria-label={t('targets.earlier')}
              title={t('targets.earlier')}
              onClick={() => change({ on: `${year - 1}-01-01` })}
            >
              <IconChevronLeft size={16} stroke={1.6} />
            </ActionIcon>
            <ActionIcon
              aria-label={t('targets.later')}
              title={t('targets.later')}
              onClick={() => change({ on: `${year + 1}-01-01` })}
            >
              <IconChevronRight size={16} stroke={1.6} />
            </ActionIcon>
            <SegmentedControl
              aria-label={t('period.span')}
              value={span}
              data={(['month', 'quarter'] as const).map((value) => ({ value, label: t(`period.${value}`) }))}
              onChange={(value) => change({ span: value === 'month' ? value : undefined })}
            />
            <SegmentedControl
              aria-label={t('targets.measure')}
              value={grid.measure}
              data={(['value', 'count'] as const).map((value) => ({ value, label: t(`targets.${value}`) }))}
              onChange={(value) => change({ measure: value === 'count' ? value : undefined })}
            />
            <PipelineSelect value={search.pipeline} choose={(pipeline) => change({ pipeline })} />
          </div>
          <p className={styles.quiet}>{t(grid.editable ? 'targets.detail' : 'targets.readonly')}</p>
          <div className={styles.card}>
            <div className={styles.scroll}>
              <Grid rows={rows} grid={grid} />
            </div>
          </div>
          {opened && <TargetDialog cell={opened} year={year} close={() => setOpened(undefined)} />}
        </>
      )}
    </ForecastFrame>
  )
}

export interface GridFacts {
  periods: readonly ReturnType<typeof periodOf>[]
  targets: readonly NonNullable<Cell['target']>[]
  year: number
  pipeline: string | null
  measure: 'value' | 'count'
  editable: boolean
  open: (cell: Cell) => void
}

function Grid({ rows, grid }: { rows: readonly Whose[]; grid: GridFacts }) {
  const { t } = useTranslation('forecast')
  const { i18n } = useTranslation()
  const short = new Intl.DateTimeFormat(i18n.language, { month: 'short', timeZone: 'UTC' })
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{t('targets.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('targets.whose')}</th>
          {grid.periods.map(({ span, startsOn }, at) => (
            <th key={startsOn} scope="col">
              {span === 'month' ? short.format(new Date(startsOn)) : t('period.quarterShort', { quarter: at + 1 })}
            </th>
          ))}
          <th scope="col">{t('targets.year')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((whose) => (
          <TargetRow key={whose.userId ?? whose.teamId ?? ''} whose={whose} grid={grid} />
        ))}
      </tbody>
    </table>
  )
}
