import { useTranslation } from 'react-i18next'
import { type Scope, useFigures } from '#app/web/reports/figures-client.ts'
import { PartState } from '#app/web/reports/PartState.tsx'
import { yearUpTo } from '#app/web/reports/periods.ts'
import { plain } from '#app/web/reports/plain.ts'
import { ReportCard } from '#app/web/reports/ReportCard.tsx'
import styles from '#app/web/reports/Reports.module.css'
import { ShareTable } from '#app/web/reports/ShareTable.tsx'
import { Tile } from '#app/web/reports/Tile.tsx'
import { useFormats } from '#app/web/ui/format.ts'

const tiles = [
  { metric: 'sales.wonValue', unit: 'money', better: 'up' },
  { metric: 'sales.winRate', unit: 'share', better: 'up' },
  { metric: 'sales.averageWon', unit: 'money', better: 'up' },
  { metric: 'sales.cycle', unit: 'days', better: 'down' },
  { metric: 'sales.created', unit: 'count', better: 'up' },
  { metric: 'sales.velocity', unit: 'moneyPerDay', better: 'up' },
] as const

const monthly = [
  { metric: 'sales.won', unit: 'count' },
  { metric: 'sales.wonValue', unit: 'money' },
  { metric: 'sales.winRate', unit: 'share' },
  { metric: 'sales.cycle', unit: 'days' },
] as const

/** The six figures that say how sales went, each beside the period before, and the last twelve months. */
export function Overview({ scope, today }: { scope: Scope; today: string }) {
  const { t } = useTranslation(['sales-reports', 'reports'])
  const formats = useFormats()
  const figures = useFigures({ ...scope, metrics: tiles.map(({ metric }) => metric), compare: true })
  const year = yearUpTo(today < scope.days.to ? today : scope.days.to)
  const byMonth = useFigures({
    ...scope,
    days: year,
    metrics: monthly.map(({ metric }) => metric),
    by: 'closedAt',
    unit: 'month',
  })
  const month = (first: string) =>
    new Intl.DateTimeFormat(formats.locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(first))
  return (
    <>
      <PartState query={figures}>
        {(data) => (
          <section className={styles.tiles} aria-label={t('reports.overview')}>
            {tiles.map(({ metric, unit, better }, index) => {
              const figure = data.total[index]
              return (
                figure && (
                  <Tile
                    key={metric}
                    label={t(`metrics.${metric}`)}
                    {...{ figure, unit, better }}
                    before={data.before?.total[index]}
                    currency={data.currency}
                  />
                )
              )
            })}
            <p className={styles.tilesNote}>
              {data.before &&
                t(data.isPartial ? 'reports:beforePartial' : 'reports:before', {
                  from: formats.date(data.before.period.from),
                  to: formats.date(data.before.period.to),
                })}{' '}
              {(data.total[0]?.elsewhere ?? 0) > 0 &&
                t('elsewhere', { count: data.total[0]?.elsewhere, currency: data.currency })}
            </p>
          </section>
        )}
      </PartState>
      <PartState query={byMonth}>
        {(data) => (
          <ReportCard
            title={t('months')}
            note={t('monthsNote')}
            rows={() => [
              [t('month'), ...monthly.map(({ metric }) => t(`metrics.${metric}`))],
              ...data.parts.map(({ value, figures: own }) => [
                String(value ?? ''),
                ...monthly.map(({ unit }, index) => plain(own[index], unit, data.currency)),
              ]),
            ]}
          >
            <ShareTable
              caption={t('months')}
              first={t('month')}
              columns={monthly.map(({ metric, unit }) => ({ label: t(`metrics.${metric}`), unit }))}
              bar={1}
              rows={data.parts.map((part) => ({
                key: String(part.value),
                label: typeof part.value === 'string' ? month(part.value) : t('without'),
                figures: part.figures,
              }))}
              total={data.total}
              currency={data.currency}
            />
          </ReportCard>
        )}
      </PartState>
    </>
  )
}
