import { Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { hrefWith } from '#app/web/objects/list-search.ts'
import { PartProblem } from '#app/web/objects/PartProblem.tsx'
import { useShell } from '#app/web/shell/shell-context.ts'
import type { Filter } from '#app/web/ui/filter.ts'
import { useFormats } from '#app/web/ui/format.ts'
import { PageHeader } from '#app/web/ui/PageHeader.tsx'
import { RowSkeletons } from '#app/web/ui/PageSkeleton.tsx'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import styles from './Report.module.css'
import { parts, periods, type ReportSearch, since } from './report-search.ts'

type Line = Awaited<ReturnType<typeof client.slaReport.get>>['total']

const route = getRouteApi('/app/objects/sla-report')

/** Kept and missed promises of a period, by policy, person, team, kind or reason; each figure opens its tickets. */
export function SlaReportScreen() {
  const { t } = useTranslation('tickets')
  const search = route.useSearch()
  const navigate = useNavigate()
  const { session } = useShell()
  const days = since(search.days, session.workspace.timeZone)
  const found = useQuery({
    queryKey: ['tickets', 'report', search.by, days],
    queryFn: ({ signal }) => client.slaReport.get({ ...days, by: search.by }, { signal }),
  })
  const change = (part: Partial<ReportSearch>) =>
    void navigate({ to: '.', search: { ...search, ...part }, replace: true })
  return (
    <>
      <PageHeader title={t('report.title')} />
      <div className={styles.page}>
        <div className={styles.bar}>
          <Select
            aria-label={t('report.period')}
            allowDeselect={false}
            w={170}
            data={periods.map((count) => ({ value: String(count), label: t('report.days', { count }) }))}
            value={String(search.days)}
            onChange={(value) => change({ days: periods.find((one) => String(one) === value) ?? 30 })}
          />
          <Select
            aria-label={t('report.by')}
            allowDeselect={false}
            w={170}
            data={parts.map((part) => ({ value: part, label: t(`report.parts.${part}`) }))}
            value={search.by}
            onChange={(value) => change({ by: parts.find((part) => part === value) ?? 'policy' })}
          />
        </div>
        <p className={styles.about}>{t('report.about')}</p>
        {found.isPending && <RowSkeletons count={4} />}
        {found.error && <PartProblem problem={found.error} retry={() => void found.refetch()} />}
        {found.data && <Lines total={found.data.total} items={found.data.items} by={search.by} />}
      </div>
    </>
  )
}

function Lines({ total, items, by }: { total: Line; items: readonly Line[]; by: ReportSearch['by'] }) {
  const { t } = useTranslation('tickets')
  const nameOf = ({ part, name }: Line) => {
    if (part === null) return t(by === 'reason' ? 'report.kept' : `report.none.${by}`)
    if (by === 'kind') return t(`ticket.kinds.${part}`)
    return by === 'reason' ? t(`report.reasons.${part}`) : (name ?? t(`report.none.${by}`))
  }
  if (total.attainment === null) return <p className={styles.about}>{t('report.nothing')}</p>
  return (
    <div className={styles.scroller}>
      <table className={styles.table}>
        <caption className="visually-hidden">{t('report.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t(`report.parts.${by}`)}</th>
            {(['attainment', 'met', 'late', 'overdue'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`report.columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((line) => (
            <Row key={line.part ?? ''} line={line} name={nameOf(line)} opens={by !== 'reason'} />
          ))}
          <Row line={total} name={t('report.total')} opens />
        </tbody>
      </table>
    </div>
  )
}

function Row({ line, name, opens }: { line: Line; name: string; opens: boolean }) {
  const { t } = useTranslation('tickets')
  const formats = useFormats()
  const { met, late, overdue, attainment } = line
  // As the server made it, in the filter language.
  const href = (filter: unknown) => hrefWith('/tickets', { filter: filter as Filter })
  const count = (value: number, filter: unknown, what: string) =>
    opens && value > 0 ? (
      <UiLink href={href(filter)} aria-label={`${name}, ${what}: ${formats.number(value)}`}>
        {formats.number(value)}
      </UiLink>
    ) : (
      formats.number(value)
    )
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{attainment === null ? '–' : formats.percent(attainment)}</td>
      <td>{count(met, line.records, t('report.columns.met'))}</td>
      <td>{count(late, line.missed, t('report.columns.late'))}</td>
      <td>{count(overdue, line.missed, t('report.columns.overdue'))}</td>
    </tr>
  )
}
