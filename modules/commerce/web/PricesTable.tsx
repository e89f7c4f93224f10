import { useTranslation } from 'react-i18next'
import type { client } from '#app/web/api.ts'
import { useFormats } from '#app/web/ui/format.ts'
import { UiLink } from '#app/web/ui/UiLink.tsx'
import styles from './Pricelist.module.css'

type Price = Awaited<ReturnType<typeof client.prices.list>>['items'][number]

interface PricesTableProps {
  prices: readonly Price[]
  currency: string
  /** Whether these are all. */
  isWhole: boolean
}

/** Prices to read: each product once, its quantities below each other. */
export function PricesTable({ prices, currency, isWhole }: PricesTableProps) {
  const { t } = useTranslation('commerce')
  const formats = useFormats()
  if (prices.length === 0) return <p className={styles.quiet}>{t('pricelist.none')}</p>
  const days = ({ validFrom, validUntil }: Price) =>
    [
      validFrom && t('pricelist.from', { day: formats.date(validFrom) }),
      validUntil && t('pricelist.until', { day: formats.date(validUntil) }),
    ]
      .filter(Boolean)
      .join(' ')
  const sorted = prices.toSorted(
    (a, b) => nameOf(a).localeCompare(nameOf(b)) || a.fromQuantity - b.fromQuantity || order(a, b),
  )
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('price.fields.productId')}</th>
            <th scope="col">{t('price.fields.fromQuantity')}</th>
            <th scope="col">{t('price.fields.price')}</th>
            <th scope="col">{t('pricelist.days')}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((price, at) => (
            <tr key={price.id} data-first={sorted[at - 1]?.productId !== price.productId || undefined}>
              <th scope="row">
                <UiLink href={`/prices/${price.id}`}>{nameOf(price)}</UiLink>
              </th>
              <td>{formats.number(price.fromQuantity)}</td>
              <td>
                {formats.money({ amount: price.price, currency })}
                {price.per > 1 && ` / ${formats.number(price.per)}`}
              </td>
              <td>{days(price) || t('pricelist.always')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {!isWhole && <p className={styles.quiet}>{t('pricelist.more')}</p>}
    </div>
  )
}

/** Without the quantity that stands behind it. */
const nameOf = ({ name, fromQuantity }: Price) => (name ?? '').replace(` · ${fromQuantity}+`, '')
const order = (a: Price, b: Price) => (a.validFrom ?? '').localeCompare(b.validFrom ?? '')
