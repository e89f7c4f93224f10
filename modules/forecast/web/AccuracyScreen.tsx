import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { RouteError } from '#app/web/shell/RouteError.tsx'
import { EmptyState } from '#app/web/ui/EmptyState.tsx'
import { FigureTable } from '#app/web/ui/FigureTable.tsx'
import { useFormats } from '#app/web/ui/format.ts'
import { PageSkeleton } from '#app/web/ui/PageSkeleton.tsx'
import { periodOf } from '../domain/period-arithmetic.ts'
import styles from './Forecast.module.css'
import { ForecastFrame } from './ForecastFrame.tsx'
import { accuracyQuery } from './forecast-client.ts'
import { PeriodBar } from './PeriodBar.tsx'
import { useForecastSearch } from './use-forecast-search.ts'
import { usePeriodWords } from './use-period-words.ts'

const ways = ['commit', 'bestCase', 'all', 'weighted', 'history', 'submitted'] as const

/** How well the forecasts of each period’s first day met what came. */
export function AccuracyScreen() {
  const { t } = useTranslation('forecast')
  const formats = useFormats()
  const words = usePeriodWords()
  const { search, change } = useForecastSearch()
  const { data, error, refetch } = useQuery(accuracyQuery(search))
  const today = search.on ?? formats.dayKey(new Date().toISOString())
  const money = (amount: number | null) =>
    amount === null || !data ? '–' : formats.money({ amount, currency: data.currency }, { whole: true })
  const share = (value: number | null) => (value === null ? '–' : formats.percent(value))
  return (
    <ForecastFrame>
      {error && !data && <RouteError error={error} reset={() => void refetch()} />}
      {!data && !error && <PageSkeleton />}
      {data && (
        <>
          <PeriodBar search={search} period={periodOf(search.span ?? 'quarter', today)} change={change} />
          <p className={styles.quiet}>{t('accuracy.detail')}</p>
          {data.periods.length === 0 ? (
            <EmptyState title={t('accuracy.empty.title')}>{t('accuracy.empty.text')}</EmptyState>
          ) : (
            <section className={styles.card} aria-label={t('accuracy.title')}>
              <FigureTable label={t('accuracy.title')}>
                <thead>
                  <tr>
                    <th scope="col">{t('accuracy.period')}</th>
                    <th scope="col">{t('accuracy.actual')}</th>
                    {ways.map((way) => (
                      <th key={way} scope="col">
                        {t(`accuracy.ways.${way}`)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {data.periods.map(({ period, actual, frozen }) => (
                    <tr key={period.startsOn}>
                      <th scope="row">{words(period.span, period.startsOn)}</th>
                      <td>{money(actual)}</td>
                      {ways.map((way) => (
                        <td key={way}>{money(frozen[way])}</td>
                      ))}
                    </tr>
                  ))}
                  {(['wape', 'bias', 'mape'] as const).map((measure) => (
                    <tr key={measure} data-whole>
                      <th scope="row" title={t(`accuracy.about.${measure}`)}>
                        {t(`accuracy.${measure}`)}
                      </th>
                      <td />
                      {ways.map((way) => (
                        <td key={way}>{share(data.ways[way]?.[measure] ?? null)}</td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </FigureTable>
              <p className={styles.note}>{t('accuracy.n', { count: data.periods.length })}</p>
            </section>
          )}
        </>
      )}
    </ForecastFrame>
  )
}
