import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ObjectModel } from '#app/web/objects/object-model.ts'
import { type Figures, type Part, type Scope, useFigures } from '#app/web/reports/figures-client.ts'
import { PartState } from '#app/web/reports/PartState.tsx'
import { plain } from '#app/web/reports/plain.ts'
import { ReportCard } from '#app/web/reports/ReportCard.tsx'
import { ShareTable } from '#app/web/reports/ShareTable.tsx'
import { usePartNames } from './part-names.ts'

const results = [
  { metric: 'sales.wonValue', unit: 'money' },
  { metric: 'sales.won', unit: 'count' },
  { metric: 'sales.winRate', unit: 'share' },
  { metric: 'sales.openValue', unit: 'money' },
] as const
const work = [
  { metric: 'work.calls', unit: 'count', path: '/activities' },
  { metric: 'work.meetings', unit: 'count', path: '/activities' },
  { metric: 'work.tasksDone', unit: 'count', path: '/tasks' },
] as const

/** Whose deals are: who owns them, or whom they are credited to by their shares. */
const ways = ['ownerId', 'creditedTo'] as const

interface PeopleReportProps {
  model: ObjectModel
  scope: Scope
  by: string | undefined
  choose: (by: string) => void
}

/** Who won how much, and what work they did for it. */
export function PeopleReport({ model, scope, by: asked, choose }: PeopleReportProps) {
  const { t } = useTranslation('sales-reports')
  const { days } = scope
  const by = ways.find((way) => way === asked) ?? 'ownerId'
  const won = useFigures({ ...scope, metrics: results.map(({ metric }) => metric), by })
  // Work is not of deals: the filter of deals does not hold for it.
  const talks = useFigures({ days, filter: undefined, metrics: ['work.calls', 'work.meetings'], by: 'ownerId' })
  const tasks = useFigures({ days, filter: undefined, metrics: ['work.tasksDone'], by: 'assigneeId' })
  const nameOf = usePartNames(model, by, won.data?.parts ?? [])
  const of = (figures: Figures | undefined, value: Part['value']) =>
    figures?.parts.find((part) => part.value === value)?.figures ?? []
  const columns = [...results, ...work]
  const named = columns.map((column) => ({ ...column, label: t(`metrics.${column.metric}`) }))
  return (
    <PartState query={won}>
      {(data) => {
        const rows = data.parts.map(({ value, figures }) => {
          const [calls, meetings] = of(talks.data, value)
          return {
            key: String(value),
            label: nameOf(value),
            figures: [...figures, calls, meetings, of(tasks.data, value)[0]],
          }
        })
        return (
          <ReportCard
            title={t('peopleTitle')}
            note={t(by === 'creditedTo' ? 'creditedNote' : 'peopleNote')}
            tools={
              <Select
                aria-label={t('by')}
                allowDeselect={false}
                data={ways.map((value) => ({ value, label: t(`people.${value}`) }))}
                value={by}
                onChange={(value) => value && choose(value)}
              />
            }
            rows={() => [
              [t('person'), ...named.map(({ label }) => label)],
              ...rows.map(({ label, figures }) => [
                label,
                ...columns.map(({ unit }, index) => plain(figures[index], unit, data.currency)),
              ]),
            ]}
          >
            <ShareTable
              caption={t('peopleTitle')}
              first={t('person')}
              columns={named}
              bar={0}
              rows={rows}
              total={[...data.total, ...(talks.data?.total ?? [undefined, undefined]), tasks.data?.total[0]]}
              currency={data.currency}
            />
          </ReportCard>
        )
      }}
    </PartState>
  )
}
