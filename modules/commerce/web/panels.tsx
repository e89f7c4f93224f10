import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import { hrefWith } from '#app/web/objects/list-search.ts'
import { useModel } from '#app/web/objects/ObjectsProvider.tsx'
import type { RecordPanel, RecordPartProps } from '#app/web/objects/object-view.ts'
import { RelatedRecords } from '#app/web/objects/RelatedRecords.tsx'
import { Figures } from '#app/web/ui/Figures.tsx'
import { moneyOf, textOf } from '#app/web/ui/field.ts'
import type { Filter } from '#app/web/ui/filter.ts'
import { useFormats } from '#app/web/ui/format.ts'
import styles from './Purchases.module.css'

/** What commerce shows on the pages of those who buy. */
export const commercePanels: RecordPanel[] = [
  { object: 'contact', place: 'insight', Panel: PurchasesCard },
  { object: 'company', place: 'insight', Panel: PurchasesCard },
  { object: 'contact', place: 'related', Panel: Orders },
  { object: 'company', place: 'related', Panel: Orders },
]

const buyerOf = ({ record, model }: RecordPartProps) => {
  const field = model.descriptor.name === 'company' ? 'companyId' : 'contactId'
  const filter: Filter = { and: [{ field, op: 'in', value: [record.id] }] }
  return { field, filter }
}

/** What somebody bought so far: how many orders, for how much, the average, the first and the last. */
function PurchasesCard(props: RecordPartProps) {
  const { t } = useTranslation('commerce')
  const formats = useFormats()
  const order = useModel('order')
  const { record, model } = props
  const { data } = useQuery({
    // Under the orders' name, so that a new order makes it new.
    queryKey: ['orders', 'purchases', record.id],
    enabled: order !== undefined,
    queryFn: ({ signal }) =>
      model.descriptor.name === 'company'
        ? client.purchases.ofCompany({ id: record.id }, { signal })
        : client.purchases.ofContact({ id: record.id }, { signal }),
  })
  if (!order) return null
  const href = hrefWith(order.path, { filter: buyerOf(props).filter })
  const items = data?.items ?? []
  return (
    <section className={styles.purchases} aria-label={t('purchases.title')}>
      <div className={styles.head}>
        <h2 className={styles.heading}>{t('purchases.title')}</h2>
      </div>
      {data && items.length === 0 && <p className={styles.none}>{t('purchases.none')}</p>}
      {items.map(({ currency, orders, total, average, firstAt, lastAt }) => {
        const money = (amount: number) => formats.money({ amount, currency }, { whole: amount >= 100_000 })
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

function Orders(props: RecordPartProps) {
  const { field, filter } = buyerOf(props)
  const formats = useFormats()
  return (
    <RelatedRecords
      object="order"
      filter={filter}
      sort="-placedAt"
      most={4}
      detail={(order, { option }) =>
        [formats.date(textOf(order.placedAt)), option('status')?.label].filter(Boolean).join(' · ')
      }
      end={(order) => {
        const total = moneyOf(order.total, textOf(order.currency))
        return total && formats.money(total)
      }}
      initial={{ [field]: props.record.id, currency: formats.currency, placedAt: new Date().toISOString() }}
    />
  )
}
