import { useQuery } from '@tanstack/react-query'
import { defaultStringifySearch, useRouter, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '#app/web/api.ts'
import { useModel } from '#app/web/objects/ObjectsProvider.tsx'
import type { ObjectModel } from '#app/web/objects/object-model.ts'
import { teamsQuery } from '#app/web/objects/objects-queries.ts'
import type { Scope } from '#app/web/reports/figures-client.ts'
import styles from '#app/web/reports/Reports.module.css'
import { ForbiddenState } from '#app/web/ui/ForbiddenState.tsx'
import type { Filter } from '#app/web/ui/filter.ts'
import { useFormats } from '#app/web/ui/format.ts'
import { PageHeader } from '#app/web/ui/PageHeader.tsx'
import { ScreenTabs } from '#app/web/ui/ScreenTabs.tsx'
import { AgeReport } from './AgeReport.tsx'
import { BreakdownReport } from './BreakdownReport.tsx'
import { FunnelReport } from './FunnelReport.tsx'
import { LostReport } from './LostReport.tsx'
import { Overview } from './Overview.tsx'
import { PeopleReport } from './PeopleReport.tsx'
import { ReportBar } from './ReportBar.tsx'
import { periodOf, type ReportName, type ReportSearch, reports } from './report-search.ts'
import { WaterfallReport } from './WaterfallReport.tsx'

/** Reports on deals: over a period, of a pipeline, a team, whatever a filter says; each figure opens its deals. */
export function ReportsScreen() {
  const { t } = useTranslation('sales-reports')
  const model = useModel('deal')
  if (model) return <Reports model={model} />
  return (
    <>
      <PageHeader title={t('title')} />
      <ForbiddenState />
    </>
  )
}

function Reports({ model }: { model: ObjectModel }) {
  const { t } = useTranslation('sales-reports')
  const router = useRouter()
  const formats = useFormats()
  const search: ReportSearch = useSearch({ strict: false })
  const { data: pipelines } = useQuery(api.pipelines.list.queryOptions({ input: {}, staleTime: 60_000 }))
  const { data: teams } = useQuery(teamsQuery)
  const today = formats.dayKey(new Date().toISOString())
  const report = search.report ?? 'overview'
  const hrefOf = (patch: ReportSearch) => `/reports${defaultStringifySearch(without({ ...search, ...patch }))}`
  const change = (patch: ReportSearch) => router.history.replace(hrefOf(patch))
  const members = teams?.items.find(({ id }) => id === search.team)?.members.map(({ userId }) => userId)
  const parts: Filter[] = [
    ...(search.pipeline && report !== 'funnel'
      ? [{ field: 'pipeline', op: 'in' as const, value: [search.pipeline] }]
      : []),
    ...(members ? [{ field: 'ownerId', op: 'in' as const, value: members }] : []),
    ...(search.filter ? ('and' in search.filter ? search.filter.and : [search.filter]) : []),
  ]
  const scope: Scope = { days: periodOf(search, today), filter: parts.length > 0 ? { and: parts } : undefined }
  const shown: Record<ReportName, () => React.ReactNode> = {
    overview: () => <Overview scope={scope} today={today} />,
    funnel: () => (
      <FunnelReport
        scope={scope}
        pipelines={pipelines?.items ?? []}
        pipeline={search.pipeline}
        choose={(pipeline) => change({ pipeline })}
      />
    ),
    winRate: () => <BreakdownReport model={model} scope={scope} by={search.by} choose={(by) => change({ by })} />,
    pipeline: () => <WaterfallReport scope={scope} />,
    lost: () => <LostReport model={model} scope={scope} />,
    people: () => <PeopleReport model={model} scope={scope} by={search.by} choose={(by) => change({ by })} />,
    age: () => <AgeReport model={model} scope={scope} />,
  }
  return (
    <>
      <PageHeader title={t('title')} />
      <ScreenTabs
        label={t('title')}
        tabs={reports.map((id) => ({ label: t(`reports.${id}`), href: hrefOf({ report: id }) }))}
        current={hrefOf({ report })}
      />
      <ReportBar
        model={model}
        search={search}
        today={today}
        change={change}
        pipelines={report === 'funnel' ? [] : (pipelines?.items ?? [])}
        teams={teams?.items ?? []}
      />
      <div className={styles.page}>
        <div className={styles.inner}>{shown[report]()}</div>
      </div>
    </>
  )
}

const without = (search: ReportSearch) =>
  Object.fromEntries(
    Object.entries(search).filter(([key, value]) => value !== undefined && !(key === 'report' && value === 'overview')),
  )
