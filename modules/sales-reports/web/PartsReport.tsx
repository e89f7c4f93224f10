import { useTranslation } from 'react-i18next'
import type { ObjectModel } from '#app/web/objects/object-model.ts'
import type { Unit } from './parts/figure-words.ts'
import { PartState } from './parts/PartState.tsx'
import { usePartNames } from './parts/part-names.ts'
import { plain } from './parts/plain.ts'
import { ReportCard } from './parts/ReportCard.tsx'
import { ShareTable } from './parts/ShareTable.tsx'
import { type Scope, useFigures } from './report-client.ts'

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
