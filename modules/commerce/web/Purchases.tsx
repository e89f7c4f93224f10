import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { hrefWith } from '#app/web/objects/list-search.ts'
import { useModel } from '#app/web/objects/ObjectsProvider.tsx'
import { Figures } from '#app/web/ui/Figures.tsx'
import { useFormats } from '#app/web/ui/format.ts'
import styles from './Purchases.module.css'

/** From here on cents say nothing at a glance; in minor units. */
const WHOLE_FROM = 100_000

/** What somebody bought so far: for how much, in how many orders, the average, the first and the last. */
export function Purchases({ buyer }: { buyer: { object: 'contact' | 'company'; id: string } }) {
  const { t } = useTranslation('commerce')
  const formats = useFormats()
  const order = useModel('order')
  const { object, id } = buyer
  const { data } = useQuery({
    // Under the orders' name, so that a new order makes it new.
    queryKey: ['orders', 'purchases', id],
    enabled: order !== undefined,
    queryFn: ({ signal }) =>
      object === 'company'
        ? client.purchases.ofCompany({ id }, { signal })
        : client.purchases.ofContact({ id }, { signal }),
  })
  if (!order) return null
  const href = hrefWith(order.path, { filter: { and: [{ field: `${object}Id`, op: 'in', value: [id] }] } })
  const items = data?.items ?? []
  return (
    <section className={styles.purchases} aria-label={t('purchases.title')}>
      <h2 className={styles.heading}>{t('purchases.title')}</h2>
      {data && items.length === 0 && <p className={styles.none}>{t('purchases.none')}</p>}
      {items.map(({ currency, orders, total, average, firstAt, lastAt }) => {
        const money = (amount: number) => formats.money({ amount, currency }, { whole: amount >= WHOLE_FROM })
        return (
          <Figures
            key={currency}
            label={t('purchases.in', { currency })}
            figures={[
              { label: t('purchases.total'), value: money(total) },
              { label: t('purchases.orders'), value: formats.number(orders), href },
              { label: t('purchases.average'), value: money(average) },
            ]}
          >
            <dl className={styles.times}>
              <div>
                <dt>{t('purchases.last')}</dt>
                <dd title={formats.dateTime(lastAt)}>{formats.relative(lastAt)}</dd>
              </div>
              <div>
                <dt>{t('purchases.first')}</dt>
                <dd title={formats.dateTime(firstAt)}>{formats.date(firstAt)}</dd>
              </div>
            </dl>
          </Figures>
        )
      })}
    </section>
  )
}
