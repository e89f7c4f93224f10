import { useQuery } from '@tanstack/react-query'
import { defaultStringifySearch, useRouter, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
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
import { AssistantReport } from './AssistantReport.tsx'
import { LoadReport } from './LoadReport.tsx'
import { Overview } from './Overview.tsx'
import { PartedReport } from './PartedReport.tsx'
import { ReasonsReport } from './ReasonsReport.tsx'
import { ReportBar } from './ReportBar.tsx'
import { type PartName, periodOf, type ReportName, type ReportSearch, reports } from './report-search.ts'

/** Reports on service: over a period, of a team, whatever a filter says; each figure opens its conversations. */
export function ReportsScreen() {
  const { t } = useTranslation('support-reports')
  const model = useModel('conversation')
  if (model) return <Reports model={model} />
  return (
    <>
      <PageHeader title={t('title')} />
      <ForbiddenState />
    </>
  )
}

function Reports({ model }: { model: ObjectModel }) {
  const { t } = useTranslation('support-reports')
  const router = useRouter()
  const formats = useFormats()
  const search: ReportSearch = useSearch({ strict: false })
  const tickets = useModel('ticket')
  const { data: teams } = useQuery(teamsQuery)
  const today = formats.dayKey(new Date().toISOString())
  const report = search.report ?? 'overview'
  const hrefOf = (patch: ReportSearch) => `/support-reports${defaultStringifySearch(without({ ...search, ...patch }))}`
  const change = (patch: ReportSearch) => router.history.replace(hrefOf(patch))
  const filters: Filter[] = [
    ...(search.team ? [{ field: 'teamId', op: 'in' as const, value: [search.team] }] : []),
    ...(search.filter ? ('and' in search.filter ? search.filter.and : [search.filter]) : []),
  ]
  const scope: Scope = { days: periodOf(search, today), filter: filters.length > 0 ? { and: filters } : undefined }
  const by = search.by ?? 'agentId'
  const parted = { scope, by, choose: (part: PartName) => change({ by: part }) }
  const shown: Record<ReportName, () => ReactNode> = {
    overview: () => <Overview scope={scope} />,
    times: () => (
      <PartedReport
        {...parted}
        name={search.hours === 'work' ? 'timesWork' : 'times'}
        isWork={search.hours === 'work'}
        chooseHours={(isWork) => change({ hours: isWork ? 'work' : undefined } as ReportSearch)}
      />
    ),
    backlog: () => <PartedReport {...parted} name="backlog" />,
    load: () => <LoadReport scope={scope} />,
    satisfaction: () => <PartedReport {...parted} name="satisfaction" />,
    reasons: () => (tickets ? <ReasonsReport model={tickets} days={scope.days} /> : <ForbiddenState />),
    assistant: () => <AssistantReport scope={scope} />,
  }
  return (
    <>
      <PageHeader title={t('title')} />
      <ScreenTabs
        label={t('title')}
        tabs={[
          ...reports.map((id) => ({ label: t(`reports.${id}`), href: hrefOf({ report: id }) })),
          ...(tickets ? [{ label: t('reports.promises'), href: '/sla-report' }] : []),
        ]}
        current={hrefOf({ report })}
      />
      <ReportBar {...{ model, search, today, change }} teams={report === 'reasons' ? [] : (teams?.items ?? [])} />
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
