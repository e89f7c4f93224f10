import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ObjectModel } from '#app/web/objects/object-model.ts'
import { useFigureWords } from '#app/web/reports/figure-words.ts'
import { type Scope, useFigures } from '#app/web/reports/figures-client.ts'
import { PartState } from '#app/web/reports/PartState.tsx'
import { plain } from '#app/web/reports/plain.ts'
import { ReportCard } from '#app/web/reports/ReportCard.tsx'
import { ShareTable } from '#app/web/reports/ShareTable.tsx'
import { useFormats } from '#app/web/ui/format.ts'
import { dimensionsOf, usePartNames } from './part-names.ts'

export const winColumns = [
  { metric: 'sales.wonValue', unit: 'money' },
  { metric: 'sales.won', unit: 'count' },
  { metric: 'sales.lost', unit: 'count' },
  { metric: 'sales.winRate', unit: 'share' },
  { metric: 'sales.averageWon', unit: 'money' },
  { metric: 'sales.cycle', unit: 'days' },
] as const

interface BreakdownReportProps {
  model: ObjectModel
  scope: Scope
  by: string | undefined
  choose: (by: string) => void
}

/** How often and how much is won, by whatever field one likes; below, how the deals begun in the period fare. */
export function BreakdownReport({ model, scope, by = 'ownerId', choose }: BreakdownReportProps) {
  const { t } = useTranslation('sales-reports')
  const formats = useFormats()
  const query = useFigures({ ...scope, metrics: winColumns.map(({ metric }) => metric), by })
  const cohort = useFigures({
    ...scope,
    metrics: ['sales.created', 'sales.cohortLow', 'sales.cohortHigh', 'sales.cohortRate'],
  })
  const nameOf = usePartNames(model, by, query.data?.parts ?? [])
  const { say } = useFigureWords(formats.currency)
  const dimensions = dimensionsOf(model, t)
  const label = dimensions.find(({ value }) => value === by)?.label ?? by
  return (
    <PartState query={query}>
      {(data) => (
        <ReportCard
          title={t('reports.winRate')}
          note={t('winRateNote')}
          tools={
            <Select
              aria-label={t('by')}
              allowDeselect={false}
              searchable
              data={dimensions}
              value={by}
              onChange={(value) => value && choose(value)}
            />
          }
          rows={() => [
            [label, ...winColumns.map(({ metric }) => t(`metrics.${metric}`))],
            ...data.parts.map(({ value, figures }) => [
              nameOf(value),
              ...winColumns.map(({ unit }, index) => plain(figures[index], unit, data.currency)),
            ]),
          ]}
        >
          <ShareTable
            caption={t('reports.winRate')}
            first={label}
            columns={winColumns.map(({ metric, unit }) => ({ label: t(`metrics.${metric}`), unit }))}
            bar={0}
            rows={data.parts.map(({ value, figures }) => ({ key: String(value), label: nameOf(value), figures }))}
            total={data.total}
            currency={data.currency}
          />
          {!data.complete && <p>{t('incomplete')}</p>}
          {cohort.data && (cohort.data.total[0]?.value ?? 0) > 0 && (
            <p>
              {t('cohort', {
                count: cohort.data.total[0]?.value ?? 0,
                low: say(cohort.data.total[1]?.value ?? null, 'share'),
                high: say(cohort.data.total[2]?.value ?? null, 'share'),
                decided: say(cohort.data.total[3]?.value ?? null, 'share'),
              })}
            </p>
          )}
        </ReportCard>
      )}
    </PartState>
  )
}
