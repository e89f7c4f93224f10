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
  teams: readonly { id: string; name: string }[]
}

/** Over which days, and of which conversations. */
export function ReportBar({ model, search, today, change, teams }: ReportBarProps) {
  const { t } = useTranslation('support-reports')
  const beyond = useBeyond('conversation')
  return (
    <Bar>
      <div className={styles.bar}>
        <PeriodFields
          days={periodOf(search, today)}
          period={search.from === undefined ? (search.period ?? 'last30') : undefined}
          choose={(period) => change({ period, from: undefined, to: undefined } as ReportSearch)}
          chooseDays={change}
        />
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
        {search.report !== 'reasons' && (
          <FilterBar
            fields={model.fields}
            filter={search.filter}
            onChange={(filter) => change({ filter } as ReportSearch)}
            beyond={beyond}
          />
        )}
      </div>
    </Bar>
  )
}
