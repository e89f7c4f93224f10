import { Select } from '@mantine/core'
import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { useFigureWords } from '#app/web/reports/figure-words.ts'
import { recordsHref, type Scope } from '#app/web/reports/figures-client.ts'
import { PartState } from '#app/web/reports/PartState.tsx'
import { ReportCard } from '#app/web/reports/ReportCard.tsx'
import styles from '#app/web/reports/Reports.module.css'
import { FigureTable } from '#app/web/ui/FigureTable.tsx'
import { useFormats } from '#app/web/ui/format.ts'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import { type Funnel, useFunnel } from './report-client.ts'

interface FunnelReportProps {
  scope: Scope
  pipelines: readonly { id: string; name: string }[]
  pipeline: string | undefined
  choose: (pipeline: string) => void
}

/** How far the deals went that came to a pipeline in the period. */
export function FunnelReport({ scope, pipelines, pipeline, choose }: FunnelReportProps) {
  const { t } = useTranslation('sales-reports')
  const chosen = pipelines.find(({ id }) => id === pipeline)?.id ?? pipelines[0]?.id
  const query = useFunnel(chosen, scope)
  return (
    <PartState query={query}>
      {(funnel) => (
        <ReportCard
          title={t('reports.funnel')}
          note={t('funnelNote')}
          tools={
            pipelines.length > 1 && (
              <Select
                aria-label={t('pipeline')}
                allowDeselect={false}
                data={pipelines.map(({ id, name }) => ({ value: id, label: name }))}
                value={chosen ?? null}
                onChange={(id) => id && choose(id)}
              />
            )
          }
          rows={() => [
            [
              t('stage'),
              t('reached'),
              t('wentOn'),
              t('conversion'),
              t('medianDays'),
              t('p90Days'),
              t('openHere'),
              t('lostHere'),
            ],
            ...funnel.stages.map((stage) => [
              ...[stage.name, stage.reached, stage.wentOn, stage.conversion],
              ...[stage.medianDays, stage.p90Days, stage.openHere, stage.lostHere],
            ]),
            [t('won'), funnel.won, null, funnel.conversion, null, null, null, null],
          ]}
        >
          {funnel.total === 0 ? <p className={styles.empty}>{t('empty')}</p> : <Stages funnel={funnel} />}
        </ReportCard>
      )}
    </PartState>
  )
}

function Stages({ funnel }: { funnel: Funnel }) {
  const { t } = useTranslation('sales-reports')
  const formats = useFormats()
  const { say } = useFigureWords(funnel.currency)
  const bar = (count: number) => ({ '--part': count / Math.max(1, funnel.total) }) as CSSProperties
  return (
    <FigureTable label={t('reports.funnel')} className={`${styles.table} ${styles.funnel}`}>
      <thead>
        <tr>
          <th scope="col">{t('stage')}</th>
          <td className={styles.barCell} />
          <th scope="col">{t('reached')}</th>
          <th scope="col">{t('conversion')}</th>
          <th scope="col">{t('medianDays')}</th>
          <th scope="col">{t('p90Days')}</th>
          <th scope="col">{t('openHere')}</th>
          <th scope="col">{t('lostHere')}</th>
        </tr>
      </thead>
      <tbody>
        {funnel.stages.map((stage) => (
          <tr key={stage.stage}>
            <th scope="row">{stage.name}</th>
            <td className={styles.barCell}>
              <span className={styles.measure} style={bar(stage.reached)} />
            </td>
            <td>
              <UiLink href={recordsHref('/deals', stage.records)}>{formats.number(stage.reached)}</UiLink>
            </td>
            <td data-few={stage.few || undefined}>
              {stage.conversion === null ? (
                '–'
              ) : (
                <UiLink
                  href={recordsHref('/deals', stage.wentOnRecords)}
                  title={
                    stage.interval
                      ? t('between', {
                          low: formats.percent(stage.interval.low),
                          high: formats.percent(stage.interval.high),
                        })
                      : undefined
                  }
                >
                  {formats.percent(stage.conversion)}
                </UiLink>
              )}
            </td>
            <td>{say(stage.medianDays, 'days')}</td>
            <td>{say(stage.p90Days, 'days')}</td>
            <td>{formats.number(stage.openHere)}</td>
            <td>{formats.number(stage.lostHere)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('won')}</th>
          <td className={styles.barCell}>
            <span className={styles.measure} style={bar(funnel.won)} />
          </td>
          <td>
            <UiLink href={recordsHref('/deals', funnel.wonRecords)}>{formats.number(funnel.won)}</UiLink>
          </td>
          <td>{funnel.conversion === null ? '–' : formats.percent(funnel.conversion)}</td>
          <td />
          <td />
          <td>{formats.number(funnel.open)}</td>
          <td>{formats.number(funnel.lost)}</td>
        </tr>
      </tfoot>
    </FigureTable>
  )
}
