import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ObjectModel } from '#app/web/objects/object-model.ts'
import { PeriodFields } from '#app/web/reports/PeriodFields.tsx'
import styles from '#app/web/reports/Reports.module.css'
import { useBeyond } from '#app/web/segments/use-beyond.tsx'
import { Bar } from '#app/web/ui/Bar.tsx'
import { FilterBar } from '#app/web/ui/FilterBar.tsx'
import { periodOf, type ReportSearch } from './report-search.ts'

interface ReportBarProps {
  model: ObjectModel
  search: ReportSearch
  today: string
  change: (patch: ReportSearch) => void
  pipelines: readonly { id: string; name: string }[]
  teams: readonly { id: string; name: string }[]
}

/** Over which days, and of which deals. */
export function ReportBar({ model, search, today, change, pipelines, teams }: ReportBarProps) {
  const { t } = useTranslation('sales-reports')
  const beyond = useBeyond('deal')
  return (
    <Bar>
      <div className={styles.bar}>
        <PeriodFields
          period={search.from === undefined ? (search.period ?? 'thisQuarter') : undefined}
          days={periodOf(search, today)}
          choose={(period) => change({ period, from: undefined, to: undefined } as ReportSearch)}
          chooseDays={change}
        />
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
