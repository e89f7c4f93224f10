import { Badge } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { FigureTable } from '#app/web/ui/FigureTable.tsx'
import { useFormats } from '#app/web/ui/format.ts'
import styles from './Forecast.module.css'
import { type Forecast, pipelinesQuery } from './forecast-client.ts'
import { usePeriodWords } from './use-period-words.ts'

/** What this business’s own history lets expect, from where to where, and what it goes by; or why it says nothing. */
export function ByHistory({ forecast }: { forecast: Forecast }) {
  const { t } = useTranslation('forecast')
  const formats = useFormats()
  const { outlook, currency } = forecast
  const money = (amount: number) => formats.money({ amount, currency }, { whole: true })
  return (
    <div>
      <p className={styles.label}>{t('history.title')}</p>
      <p className={styles.figure}>
        {outlook.value === null ? '–' : money(outlook.value)}
        {outlook.few && outlook.value !== null && (
          <Badge size="sm" color="yellow" variant="light">
            {t('history.few')}
          </Badge>
        )}
      </p>
      <p className={styles.note}>
        {outlook.value === null
          ? t(`history.none.${outlook.reason ?? 'over'}`, { count: outlook.n })
          : t('history.between', { low: money(outlook.low ?? 0), high: money(outlook.high ?? 0) })}
      </p>
    </div>
  )
}

/** Stage by stage: how many open deals stand there, and how often such were won within the days left. */
export function HistoryOfStages({ forecast }: { forecast: Forecast }) {
  const { t } = useTranslation('forecast')
  const formats = useFormats()
  const words = usePeriodWords()
  const { data: pipelines } = useQuery(pipelinesQuery)
  const { outlook, period, currency } = forecast
  if (outlook.value === null || outlook.stages.length === 0) return null
  const known = pipelines?.items.flatMap(({ stages }) => stages) ?? []
  const place = (stage: string) => known.findIndex(({ id }) => id === stage)
  const rows = [...outlook.stages].sort((a, b) => place(a.stage) - place(b.stage))
  return (
    <details className={styles.details}>
      <summary>{t('history.how')}</summary>
      <p className={styles.quiet}>
        {t('history.explained', { count: outlook.n, end: words(period.span, period.startsOn) })}
      </p>
      <FigureTable label={t('history.how')}>
        <thead>
          <tr>
            {(['stage', 'open', 'value', 'share', 'cases'] as const).map((column) => (
              <th key={column} scope="col">
                {t(`history.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ stage, deals, value, share, n }) => (
            <tr key={stage}>
              <th scope="row">{known.find(({ id }) => id === stage)?.name ?? stage}</th>
              <td>{formats.number(deals)}</td>
              <td>{formats.money({ amount: value, currency }, { whole: true })}</td>
              <td>{formats.percent(share)}</td>
              <td>{formats.number(n)}</td>
            </tr>
          ))}
        </tbody>
      </FigureTable>
    </details>
  )
}
