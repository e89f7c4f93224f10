import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { useFigureWords } from '#app/web/reports/figure-words.ts'
import { recordsHref, type Scope } from '#app/web/reports/figures-client.ts'
import { PartState } from '#app/web/reports/PartState.tsx'
import { majorUnits } from '#app/web/reports/plain.ts'
import { ReportCard } from '#app/web/reports/ReportCard.tsx'
import styles from '#app/web/reports/Reports.module.css'
import { FigureTable } from '#app/web/ui/FigureTable.tsx'
import { useFormats } from '#app/web/ui/format.ts'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import { useWaterfall, type Waterfall } from './report-client.ts'

/** What was open as the period began, what came, changed and went, and what was open at its end. */
export function WaterfallReport({ scope }: { scope: Scope }) {
  const { t } = useTranslation('sales-reports')
  const formats = useFormats()
  const query = useWaterfall(scope)
  const name = (flow: Waterfall['flows'][number]['flow']) =>
    flow === 'beginning'
      ? t('flows.beginning', { day: formats.date(scope.days.from) })
      : flow === 'end'
        ? t(query.data?.isPartial ? 'flows.now' : 'flows.end', { day: formats.date(scope.days.to) })
        : t(`flows.${flow}`)
  return (
    <PartState query={query}>
      {(data) => (
        <ReportCard
          title={t('reports.pipeline')}
          note={t('waterfallNote')}
          rows={() => [
            [t('flow'), t('deals'), t('value')],
            ...data.flows.map(({ flow, count, value }) => [name(flow), count, majorUnits(value, data.currency)]),
          ]}
        >
          <Steps data={data} name={name} />
          {data.elsewhere > 0 && (
            <p className={styles.quiet}>{t('elsewhere', { count: data.elsewhere, currency: data.currency })}</p>
          )}
        </ReportCard>
      )}
    </PartState>
  )
}

interface StepsProps {
  data: Waterfall
  name: (flow: Waterfall['flows'][number]['flow']) => string
}

/** Each flow begins where the one before ended. */
function Steps({ data, name }: StepsProps) {
  const { t } = useTranslation('sales-reports')
  const formats = useFormats()
  const { money } = useFigureWords(data.currency)
  let level = 0
  const steps = data.flows.map((flow) => {
    const isStock = flow.flow === 'beginning' || flow.flow === 'end'
    const from = isStock ? 0 : level
    level = isStock ? (flow.value ?? 0) : level + (flow.value ?? 0)
    return { ...flow, isStock, low: Math.min(from, level), high: Math.max(from, level) }
  })
  const most = Math.max(1, ...steps.map(({ high }) => high))
  return (
    <FigureTable label={t('reports.pipeline')} className={`${styles.table} ${styles.flows}`}>
      <thead>
        <tr>
          <th scope="col">{t('flow')}</th>
          <td className={styles.barCell} />
          <th scope="col">{t('deals')}</th>
          <th scope="col">{t('value')}</th>
        </tr>
      </thead>
      <tbody>
        {steps.map(({ flow, count, value, records, isStock, low, high }) => (
          <tr key={flow} data-stock={isStock || undefined}>
            <th scope="row">{name(flow)}</th>
            <td className={styles.barCell}>
              {value !== 0 && value !== null && (
                <span
                  className={styles.step}
                  data-kind={flow}
                  style={{ '--low': low / most, '--high': high / most } as CSSProperties}
                />
              )}
            </td>
            <td>
              {count > 0 && records ? (
                <UiLink href={recordsHref('/deals', records)}>{formats.number(count)}</UiLink>
              ) : (
                formats.number(count)
              )}
            </td>
            <td>{value === null ? '–' : !isStock && value > 0 ? `+${money(value)}` : money(value)}</td>
          </tr>
        ))}
      </tbody>
    </FigureTable>
  )
}
