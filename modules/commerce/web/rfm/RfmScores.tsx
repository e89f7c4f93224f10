import { useTranslation } from 'react-i18next'
import { FigureTable } from '#app/web/ui/FigureTable.tsx'
import { useFormats } from '#app/web/ui/format.ts'
import styles from './Rfm.module.css'
import type { Rfm } from './RfmScreen.tsx'

/** From where to where each score reaches today. */
export function RfmScores({ rfm }: { rfm: Rfm }) {
  const { t } = useTranslation('commerce')
  const formats = useFormats()
  const money = (amount: number) => formats.money({ amount, currency: rfm.currency }, { whole: true })
  const words = {
    recency: (from: number, to: number) => t('rfm.days', { from: formats.number(from), to: formats.number(to) }),
    frequency: (from: number, to: number) => t('rfm.times', { from: formats.number(from), to: formats.number(to) }),
    monetary: (from: number, to: number) => t('rfm.money', { from: money(from), to: money(to) }),
  }
  const measures = ['recency', 'frequency', 'monetary'] as const
  return (
    <section>
      <h2 className={styles.heading}>{t('rfm.scores')}</h2>
      <p className={styles.quiet}>{t('rfm.scoresAbout')}</p>
      <FigureTable label={t('rfm.scores')}>
        <thead>
          <tr>
            <td />
            {measures.map((measure) => (
              <th key={measure} scope="col">
                {t(`rfm.${measure}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[5, 4, 3, 2, 1].map((score) => (
            <tr key={score}>
              <th scope="row">{score}</th>
              {measures.map((measure) => {
                const reach = rfm.scores.find((each) => each.measure === measure && each.score === score)
                return <td key={measure}>{reach ? words[measure](reach.from, reach.to) : '–'}</td>
              })}
            </tr>
          ))}
        </tbody>
      </FigureTable>
    </section>
  )
}
