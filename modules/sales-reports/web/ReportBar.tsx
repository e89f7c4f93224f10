import { Select, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ObjectModel } from '#app/web/objects/object-model.ts'
import { useBeyond } from '#app/web/segments/use-beyond.tsx'
import { Bar } from '#app/web/ui/Bar.tsx'
import { FilterBar } from '#app/web/ui/FilterBar.tsx'
import styles from './parts/Reports.module.css'
import { isPeriodName, periodNames } from './periods.ts'
import { periodOf, type ReportSearch } from './report-search.ts'

interface ReportBarProps {
  model: ObjectModel
  search: ReportSearch
  today: string
  change: (patch: ReportSearch) => void
  pipelines: readonly { id: string; name: string }[]
  teams: readonly { id: string; name: string }[]
}

const OWN = 'own'

/** Over which days, and of which deals. */
export function ReportBar({ model, search, today, change, pipelines, teams }: ReportBarProps) {
  const { t } = useTranslation('sales-reports')
  const beyond = useBeyond('deal')
  const days = periodOf(search, today)
  const isOwn = search.from !== undefined
  const choosePeriod = (name: string | null) => {
    if (name === OWN) change(days)
    else if (isPeriodName(name)) change({ period: name, from: undefined, to: undefined } as ReportSearch)
  }
  const chooseDay = (edge: 'from' | 'to', day: string) => {
    if (!day) return
    const next = { ...days, [edge]: day }
    change(next.from <= next.to ? next : { from: day, to: day })
  }
  return (
    <Bar>
      <div className={styles.bar}>
        <Select
          aria-label={t('period')}
          className={styles.period}
          allowDeselect={false}
          data={[
            ...periodNames.map((name) => ({ value: name, label: t(`periods.${name}`) })),
            { value: OWN, label: t('periods.own') },
          ]}
          value={isOwn ? OWN : (search.period ?? 'thisQuarter')}
          onChange={choosePeriod}
        />
        {isOwn &&
          (['from', 'to'] as const).map((edge) => (
            <TextInput
              key={edge}
              type="date"
              aria-label={t(edge)}
              value={days[edge]}
              onChange={(event) => chooseDay(edge, event.currentTarget.value)}
            />
          ))}
        {pipelines.length > 1 && (
          <Select
            aria-label={t('pipeline')}
            placeholder={t('allPipelines')}
            className={styles.choice}
            clearable
            data={pipelines.map(({ id, name }) => ({ value: id, label: name }))}
            value={search.pipeline ?? null}
            onChange={(pipeline) => change({ pipeline: pipeline ?? undefined } as ReportSearch)}
          />
        )}
        {teams.length > 0 && (
          <Select
            aria-label={t('team')}
            placeholder={t('allTeams')}
            className={styles.choice}
            clearable
            data={teams.map(({ id, name }) => ({ value: id, label: name }))}
            value={search.team ?? null}
            onChange={(team) => change({ team: team ?? undefined } as ReportSearch)}
          />
        )}
        <FilterBar
          fields={model.fields}
          filter={search.filter}
          onChange={(filter) => change({ filter } as ReportSearch)}
          beyond={beyond}
        />
      </div>
    </Bar>
  )
}
