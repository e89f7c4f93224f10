import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '../api.ts'
import { FigureTable } from '../ui/FigureTable.tsx'
import { useFormats } from '../ui/format.ts'
import styles from './Segments.module.css'
import type { Segment } from './segment-client.ts'

/** What the members of two segments bought, figure by figure. */
export function PurchasesCompared({ a, b }: { a: Segment; b: Segment }) {
  const { t } = useTranslation('segments')
  const formats = useFormats()
  const { data, error } = useQuery(api.segmentPurchases.compare.queryOptions({ input: { id: a.id, withId: b.id } }))
  // Who may not see orders sees the rest of the comparison.
  if (error) return null
  if (!data) return <Skeleton height={200} />
  const money = (amount: number | null) => (amount === null ? '–' : formats.money({ amount, currency: data.currency }))
  const number = (value: number | null) => (value === null ? '–' : formats.number(Math.round(value * 100) / 100))
  const rows = [
    ['members', number],
    ['buyers', number],
    ['orders', number],
    ['revenue', money],
    ['perMember', money],
    ['perOrder', money],
    ['ordersPerBuyer', number],
  ] as const
  return (
    <section className={styles.card} aria-label={t('compare.kpis')}>
      <h2 className={styles.heading}>{t('compare.kpis')}</h2>
      <FigureTable label={t('compare.kpis')}>
        <thead>
          <tr>
            <td />
            <th scope="col">{a.name}</th>
            <th scope="col">{b.name}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([key, words]) => (
            <tr key={key}>
              <th scope="row">{t(`compare.kpi.${key}`)}</th>
              {data.items.map((item) => (
                <td key={item.segmentId}>{words(item[key])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </FigureTable>
    </section>
  )
}
