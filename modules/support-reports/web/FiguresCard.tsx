import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { type Part, type Scope, useFigures } from '#app/web/reports/figures-client.ts'
import { PartState } from '#app/web/reports/PartState.tsx'
import { plain } from '#app/web/reports/plain.ts'
import { ReportCard } from '#app/web/reports/ReportCard.tsx'
import { ShareTable } from '#app/web/reports/ShareTable.tsx'
import { columns, type ReportOf } from './columns.ts'

interface FiguresCardProps {
  scope: Scope
  name: ReportOf
  by: string
  /** What the lines are. */
  first: string
  nameOf: (value: Part['value']) => string
  /** The list that figures open. */
  path?: string
  tools?: ReactNode
}

/** One report: its figures by whatever parts them, each opening what it counts. */
export function FiguresCard({ scope, name, by, first, nameOf, path = '/conversations', tools }: FiguresCardProps) {
  const { t } = useTranslation('support-reports')
  const own = columns[name]
  const query = useFigures({ ...scope, metrics: own.map(({ metric }) => metric), by })
  const title = t(`titles.${name}`)
  const named = own.map(({ metric, unit }) => ({ label: t(`metrics.${metric}`), unit, path }))
  return (
    <PartState query={query}>
      {(data) => {
        const shown = data.parts.filter(({ figures }) => figures.some(({ value }) => value !== null && value !== 0))
        return (
          <ReportCard
            title={title}
            note={t(`notes.${name}`)}
            tools={tools}
            rows={() => [
              [first, ...named.map(({ label }) => label)],
              ...shown.map(({ value, figures }) => [
                nameOf(value),
                ...own.map(({ unit }, index) => plain(figures[index], unit, data.currency)),
              ]),
            ]}
          >
            <ShareTable
              caption={title}
              {...{ first }}
              columns={named}
              bar={0}
              rows={shown.map(({ value, figures }) => ({ key: String(value), label: nameOf(value), figures }))}
              total={data.total}
              currency={data.currency}
            />
          </ReportCard>
        )
      }}
    </PartState>
  )
}
