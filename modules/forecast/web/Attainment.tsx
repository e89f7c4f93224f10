import { useTranslation } from 'react-i18next'
import { useFormats } from '#app/web/ui/format.ts'
import styles from './Forecast.module.css'
import type { Forecast } from './forecast-client.ts'

/** How those with a target do, by value and by number of deals; nothing where nobody has one. */
export function Attainment({ forecast }: { forecast: Forecast }) {
  const { t } = useTranslation('forecast')
  const formats = useFormats()
  const measures = (['value', 'count'] as const).filter((measure) => forecast.attained[measure].n > 0)
  if (measures.length === 0) return null
  const shown = (share: number | null) => (share === null ? '–' : formats.percent(share))
  return (
    <section className={styles.attainment} aria-label={t('attainment.title')}>
      {measures.map((measure) => {
        const { team, atQuota, median, n } = forecast.attained[measure]
        return (
          <dl key={measure}>
            <div>
              <dt>{t(`attainment.${measure}`)}</dt>
              <dd>{shown(team)}</dd>
            </div>
            <div>
              <dt>{t('attainment.atQuota')}</dt>
              <dd>{shown(atQuota)}</dd>
            </div>
            <div>
              <dt>{t('attainment.median')}</dt>
              <dd>{shown(median)}</dd>
            </div>
            <div>
              <dt>{t('attainment.basis')}</dt>
              <dd>{t('attainment.n', { count: n })}</dd>
            </div>
          </dl>
        )
      })}
    </section>
  )
}
