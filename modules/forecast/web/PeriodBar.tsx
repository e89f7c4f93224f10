import { ActionIcon, SegmentedControl, Select } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSources } from '#app/web/ui/sources.ts'
import { periodOf } from '../domain/period-arithmetic.ts'
import styles from './Forecast.module.css'
import { type Forecast, pipelinesQuery } from './forecast-client.ts'
import type { ForecastSearch } from './forecast-search.ts'
import { usePeriodWords } from './use-period-words.ts'

interface PeriodBarProps {
  search: ForecastSearch
  period: Forecast['period']
  /** What else there is to choose. */
  children?: ReactNode
  change: (patch: Partial<Record<keyof ForecastSearch, string | undefined>>) => void
}

/** Which period, whose, and of which pipeline. */
export function PeriodBar({ search, period, change, children }: PeriodBarProps) {
  const { t } = useTranslation('forecast')
  const words = usePeriodWords()
  const { users, teams } = useSources()
  const step = (by: number) => change({ on: periodOf(period.span, period.startsOn, by).startsOn })
  return (
    <div className={styles.bar}>
      <h2 className={styles.period} aria-live="polite">
        {words(period.span, period.startsOn)}
      </h2>
      <ActionIcon aria-label={t('period.earlier')} title={t('period.earlier')} onClick={() => step(-1)}>
        <IconChevronLeft size={16} stroke={1.6} />
      </ActionIcon>
      <ActionIcon aria-label={t('period.later')} title={t('period.later')} onClick={() => step(1)}>
        <IconChevronRight size={16} stroke={1.6} />
      </ActionIcon>
      <SegmentedControl
        aria-label={t('period.span')}
        value={period.span}
        data={(['month', 'quarter'] as const).map((value) => ({ value, label: t(`period.${value}`) }))}
        onChange={(span) => change({ span: span === 'month' ? span : undefined })}
      />
      <Select
        className={styles.who}
        aria-label={t('who.label')}
        placeholder={t('who.everybody')}
        clearable
        searchable
        data={[
          { group: t('who.teams'), items: teams.map(({ id, name }) => ({ value: `team ${id}`, label: name })) },
          { group: t('who.people'), items: users.map(({ id, name }) => ({ value: `user ${id}`, label: name })) },
        ].filter(({ items }) => items.length > 0)}
        value={search.teamId ? `team ${search.teamId}` : search.userId ? `user ${search.userId}` : null}
        onChange={(chosen) => {
          const [kind, id] = chosen?.split(' ') ?? []
          change({ teamId: kind === 'team' ? id : undefined, userId: kind === 'user' ? id : undefined })
        }}
      />
      <PipelineSelect value={search.pipeline} choose={(pipeline) => change({ pipeline })} />
      {children}
    </div>
  )
}

interface PipelineSelectProps {
  value: string | undefined
  choose: (pipeline: string | undefined) => void
}

/** One of several pipelines; nothing to choose where there is one. */
export function PipelineSelect({ value, choose }: PipelineSelectProps) {
  const { t } = useTranslation('forecast')
  const { data } = useQuery(pipelinesQuery)
  const pipelines = data?.items ?? []
  if (pipelines.length < 2 && !value) return null
  return (
    <Select
      className={styles.who}
      aria-label={t('pipeline.label')}
      placeholder={t('pipeline.all')}
      clearable
      data={pipelines.map(({ id, name }) => ({ value: id, label: name }))}
      value={value ?? null}
      onChange={(chosen) => choose(chosen ?? undefined)}
    />
  )
}
