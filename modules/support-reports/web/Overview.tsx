import { useTranslation } from 'react-i18next'
import type { Scope } from '#app/web/reports/figures-client.ts'
import { type TileColumn, Tiles } from './Tiles.tsx'

const waits: TileColumn[] = [
  { metric: 'inbox.asked', unit: 'count', better: 'down' },
  { metric: 'inbox.firstResponse', unit: 'minutes', better: 'down' },
  { metric: 'inbox.firstResponseWork', unit: 'minutes', better: 'down' },
  { metric: 'inbox.nextResponse', unit: 'minutes', better: 'down' },
  { metric: 'inbox.resolution', unit: 'minutes', better: 'down' },
  { metric: 'inbox.unansweredShare', unit: 'share', better: 'down' },
  { metric: 'inbox.reopenRate', unit: 'share', better: 'down' },
  { metric: 'inbox.backlog', unit: 'count', better: 'down' },
  { metric: 'inbox.backlogAge', unit: 'days', better: 'down' },
]
const ratings: TileColumn[] = [
  { metric: 'feedback.csat', unit: 'share', better: 'up' },
  { metric: 'feedback.responseRate', unit: 'share', better: 'up' },
  { metric: 'feedback.bad', unit: 'count', better: 'down' },
]

/** How service is doing, beside the period before. */
export function Overview({ scope }: { scope: Scope }) {
  const { t } = useTranslation('support-reports')
  return (
    <>
      <Tiles label={t('reports.overview')} scope={scope} columns={waits} />
      <Tiles label={t('reports.satisfaction')} scope={scope} columns={ratings} />
    </>
  )
}
