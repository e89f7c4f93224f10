import { useTranslation } from 'react-i18next'
import type { ObjectModel } from '#app/web/objects/object-model.ts'
import type { Unit } from '#app/web/reports/figure-words.ts'
import { type Scope, useFigures } from '#app/web/reports/figures-client.ts'
import { PartState } from '#app/web/reports/PartState.tsx'
import { plain } from '#app/web/reports/plain.ts'
import { ReportCard } from '#app/web/reports/ReportCard.tsx'
import { ShareTable } from '#app/web/reports/ShareTable.tsx'
import { usePartNames } from './part-names.ts'

interface PartsReportProps {
  model: ObjectModel
  scope: Scope
  title: string
  note: string
  by: string
  columns: readonly { metric: MetricName; unit: Unit }[]
  /** The column that is drawn as bars. */
  bar?: number
}

type MetricName =
  | 'sales.lost'
  | 'sales.lostValue'
  | 'sales.lostDaysMean'
  | 'sales.open'
  | 'sales.openValue'
  | 'sales.weightedValue'
  | 'sales.rotting'

/** Metrics by one field. */
export function PartsReport({ model, scope, title, note, by, columns, bar = 0 }: PartsReportProps) {
  const { t } = useTranslation('sales-reports')
  const query = useFigures({ ...scope, metrics: columns.map(({ metric }) => metric), by })
  const nameOf = usePartNames(model, by, query.data?.parts ?? [])
  const first = by === 'age' ? t('age') : (model.field(by)?.label ?? by)
  const named = columns.map(({ metric, unit }) => ({ label: t(`metrics.${metric}`), unit }))
  return (
    <PartState query={query}>
      {(data) => {
        const parts = data.parts.filter(({ figures }) => figures.some(({ value }) => value))
        return (
          <ReportCard
            title={title}
            note={note}
            rows={() => [
              [first, ...named.map(({ label }) => label)],
              ...parts.map(({ value, figures }) => [
                nameOf(value),
                ...columns.map(({ unit }, index) => plain(figures[index], unit, data.currency)),
              ]),
            ]}
          >
            <ShareTable
              caption={title}
              {...{ first, bar }}
              columns={named}
              rows={parts.map(({ value, figures }) => ({ key: String(value), label: nameOf(value), figures }))}
              total={data.total}
              currency={data.currency}
            />
          </ReportCard>
        )
      }}
    </PartState>
  )
}
