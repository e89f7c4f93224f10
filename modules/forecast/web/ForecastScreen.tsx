import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { RouteError } from '#app/web/shell/RouteError.tsx'
import { EmptyState } from '#app/web/ui/EmptyState.tsx'
import { PageSkeleton } from '#app/web/ui/PageSkeleton.tsx'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import { AsOf } from './AsOf.tsx'
import { Attainment } from './Attainment.tsx'
import { Coverage } from './Coverage.tsx'
import styles from './Forecast.module.css'
import { ForecastFrame } from './ForecastFrame.tsx'
import { type Forecast, forecastQuery, pipelinesQuery } from './forecast-client.ts'
import type { ForecastSearch } from './forecast-search.ts'
import { outsideHref } from './links.ts'
import { PeopleTable } from './PeopleTable.tsx'
import { PeriodBar } from './PeriodBar.tsx'
import { Submissions } from './Submissions.tsx'
import { useForecastSearch } from './use-forecast-search.ts'

/** What a period will bring: by category and person, beside its target. */
export function ForecastScreen() {
  const { search, change } = useForecastSearch()
  const { data, error, refetch } = useQuery(forecastQuery(search))
  return (
    <ForecastFrame>
      {error && !data && <RouteError error={error} reset={() => void refetch()} />}
      {!data && !error && <PageSkeleton />}
      {data && (
        <>
          <PeriodBar search={search} period={data.period} change={change}>
            <AsOf forecast={data} asOf={search.asOf} choose={(asOf) => change({ asOf })} />
          </PeriodBar>
          <Filled forecast={data} search={search} />
        </>
      )}
    </ForecastFrame>
  )
}

function Filled({ forecast, search }: { forecast: Forecast; search: ForecastSearch }) {
  const { t } = useTranslation('forecast')
  const { data: pipelines } = useQuery(pipelinesQuery)
  const stages: Partial<Record<string, string[]>> = {}
  for (const { id, category } of pipelines?.items.flatMap((pipeline) => pipeline.stages) ?? [])
    stages[category] = [...(stages[category] ?? []), id]
  const meant = { forecast, pipeline: search.pipeline, stages }
  const isEmpty = forecast.people.length === 0 && forecast.others.length === 0 && !forecast.target
  return (
    <>
      {isEmpty ? (
        <EmptyState title={t('empty.title')} action={<UiLink href="/deals">{t('empty.action')}</UiLink>}>
          {t('empty.text')}
        </EmptyState>
      ) : (
        <>
          <Coverage {...meant} />
          <Attainment forecast={forecast} />
          <PeopleTable {...meant} search={search} />
          <Submissions forecast={forecast} search={search} />
        </>
      )}
      <Outside {...meant} />
    </>
  )
}

/** Open deals that no period counts, so that none is forgotten. */
function Outside({ forecast, pipeline }: { forecast: Forecast; pipeline: string | undefined }) {
  const { t } = useTranslation('forecast')
  const told = (['undated', 'overdue'] as const).filter((which) => forecast[which] > 0)
  if (told.length === 0) return null
  return (
    <p className={styles.quiet}>
      {told.map((which, index) => (
        <span key={which}>
          {index > 0 && ' · '}
          <UiLink href={outsideHref(which, { forecast, pipeline })}>
            {t(`outside.${which}`, { count: forecast[which] })}
          </UiLink>
        </span>
      ))}
    </p>
  )
}
