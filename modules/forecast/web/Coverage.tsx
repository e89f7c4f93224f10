import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '#app/web/ui/format.ts'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import { ByHistory, HistoryOfStages } from './ByHistory.tsx'
import bars from './Coverage.module.css'
import styles from './Forecast.module.css'
import { categories, type Forecast } from './forecast-client.ts'
import { dealsHref } from './links.ts'

interface CoverageProps {
  forecast: Forecast
  pipeline: string | undefined
  stages: Partial<Record<string, string[]>>
}

/** How far closed deals, and what may still come, reach towards the target; each figure opens its deals. */
export function Coverage({ forecast, pipeline, stages }: CoverageProps) {
  const { t } = useTranslation('forecast')
  const formats = useFormats()
  const { target, gap, currency, weighted } = forecast
  const money = (amount: number, of = currency) => formats.money({ amount, currency: of }, { whole: true })
  const meant = { forecast, pipeline, stages }
  const closed = forecast.categories.closed.value
  return (
    <section className={styles.card} aria-label={t('coverage.title')}>
      <div className={styles.cardHead}>
        <div>
          <p className={styles.label}>{t('categories.closed')}</p>
          <p className={styles.figure}>
            <Opening href={forecast.asOf ? null : dealsHref(meant, 'closed')}>{money(closed)}</Opening>
            {target && target.amount > 0 && (
              <span className={styles.beside} data-tone={closed >= target.amount ? 'ok' : undefined}>
                {t('coverage.of', { target: money(target.amount), share: formats.percent(closed / target.amount) })}
              </span>
            )}
          </p>
          <p className={styles.note}>
            {!target ? (
              <UiLink href="/forecast/targets">{t('coverage.noTarget')}</UiLink>
            ) : target.amount < target.full ? (
              t('coverage.prorated', { full: money(target.full) })
            ) : target.parts > 0 ? (
              t('coverage.parts', { count: target.parts })
            ) : (
              t('coverage.set')
            )}
          </p>
        </div>
        {gap !== null && (
          <div>
            <p className={styles.label}>{gap > 0 ? t('coverage.gap') : t('coverage.surplus')}</p>
            <p className={styles.figure}>{money(Math.abs(gap))}</p>
            <p className={styles.note}>{gap > 0 && t('coverage.openCovers', { value: money(openOf(forecast)) })}</p>
          </div>
        )}
        <div>
          <p className={styles.label}>{t('coverage.weighted')}</p>
          <p className={styles.figure}>
            <Opening href={forecast.asOf ? null : dealsHref(meant)}>{money(weighted)}</Opening>
          </p>
          <p className={styles.note}>{t('coverage.weightedNote')}</p>
        </div>
        <ByHistory forecast={forecast} />
      </div>
      <Stack forecast={forecast} />
      <ul className={bars.legend}>
        {categories.map((category) => {
          const { deals, value } = forecast.categories[category]
          return (
            <li key={category}>
              <span className={bars.swatch} data-category={category} aria-hidden="true" />
              <span>{t(`categories.${category}`)}</span>
              <Opening href={forecast.asOf ? null : dealsHref(meant, category)} className={bars.sum}>
                {money(value)}
              </Opening>
              <span className={styles.small}>{t('deals', { count: deals, shown: formats.number(deals) })}</span>
            </li>
          )
        })}
      </ul>
      <HistoryOfStages forecast={forecast} />
      {forecast.others.map(({ currency: other, categories: sums, weighted: theirs }) => (
        <p key={other} className={styles.note}>
          {t('coverage.other', {
            currency: other,
            closed: money(sums.closed.value, other),
            open: money(openOf({ categories: sums }), other),
            weighted: money(theirs, other),
          })}
        </p>
      ))}
    </section>
  )
}

const openOf = ({ categories: sums }: Pick<Forecast, 'categories'>) =>
  sums.commit.value + sums.bestCase.value + sums.pipeline.value

/** The categories behind each other, with a line where the target is. */
function Stack({ forecast }: { forecast: Forecast }) {
  const { t } = useTranslation('forecast')
  const formats = useFormats()
  const { target, currency } = forecast
  const parts = categories.filter((category) => category !== 'omitted')
  const sum = parts.reduce((all, category) => all + Math.max(0, forecast.categories[category].value), 0)
  const end = Math.max(sum, target?.amount ?? 0) || 1
  const share = (value: number) => `${(Math.max(0, value) / end) * 100}%`
  return (
    <div className={bars.stack} aria-hidden="true">
      <div className={bars.parts}>
        {parts.map((category) => (
          <div
            key={category}
            data-category={category}
            style={{ inlineSize: share(forecast.categories[category].value) }}
            title={t(`categories.${category}`)}
          />
        ))}
      </div>
      {target && (
        <div
          className={bars.goal}
          data-end={target.amount / end > 0.8 || undefined}
          style={{ insetInlineStart: share(target.amount) }}
        >
          <span>
            {t('coverage.goal', { target: formats.money({ amount: target.amount, currency }, { whole: true }) })}
          </span>
        </div>
      )}
    </div>
  )
}

/** A figure that opens its deals; one of a past night is opened by the rows below. */
function Opening({ href, className, children }: { href: string | null; className?: string; children: ReactNode }) {
  if (href === null) return <span className={className}>{children}</span>
  return (
    <UiLink href={href} className={className}>
      {children}
    </UiLink>
  )
}
