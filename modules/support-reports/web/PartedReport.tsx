import { SegmentedControl, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Part, Scope } from '#app/web/reports/figures-client.ts'
import { useSources } from '#app/web/ui/sources.ts'
import { FiguresCard } from './FiguresCard.tsx'
import { type PartName, parts } from './report-search.ts'

interface PartedReportProps {
  scope: Scope
  name: 'times' | 'timesWork' | 'backlog' | 'satisfaction'
  by: PartName
  choose: (by: PartName) => void
  isWork?: boolean
  chooseHours?: (isWork: boolean) => void
}

/** Figures by person, team or channel. */
export function PartedReport({ scope, name, by, choose, isWork = false, chooseHours }: PartedReportProps) {
  const { t } = useTranslation('support-reports')
  const nameOf = useNames(by)
  return (
    <FiguresCard
      {...{ scope, name, by, nameOf }}
      first={t(`parts.${by}`)}
      tools={
        <>
          {chooseHours && (
            <SegmentedControl
              size="xs"
              aria-label={t('hours.label')}
              data={[
                { value: 'calendar', label: t('hours.calendar') },
                { value: 'work', label: t('hours.work') },
              ]}
              value={isWork ? 'work' : 'calendar'}
              onChange={(value) => chooseHours(value === 'work')}
            />
          )}
          <Select
            aria-label={t('by')}
            allowDeselect={false}
            data={parts.map((part) => ({ value: part, label: t(`parts.${part}`) }))}
            value={by}
            onChange={(value) => choose(parts.find((part) => part === value) ?? 'agentId')}
          />
        </>
      }
    />
  )
}

const channels = ['email', 'chat', 'form', 'api', 'internal'] as const

function useNames(by: PartName) {
  const { t } = useTranslation('support-reports')
  const { users, teams } = useSources()
  return (value: Part['value']): string => {
    if (value === null) return t(`none.${by}`)
    const channel = channels.find((one) => one === value)
    if (by === 'channel') return channel ? t(`channels.${channel}`) : String(value)
    return (by === 'agentId' ? users : teams).find(({ id }) => id === value)?.name ?? t('gone')
  }
}
