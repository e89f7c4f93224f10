import { useTranslation } from 'react-i18next'
import { lineAmount, type Pricing, totalsOf } from '#modules/commerce/domain/line-arithmetic.ts'
import { useFormats } from '../ui/format.ts'
import { UiLink } from '../ui/UiLink.tsx'
import styles from './Lines.module.css'
import type { Line } from './line.ts'
import { TotalsView } from './TotalsView.tsx'

interface LinesTableProps {
  lines: Line[]
  currency: string
  pricing: Pricing
  /** Of a record without lines. */
  total: number
}

/** Lines to read, and what they come to. A column shows where some line has something in it. */
export function LinesTable({ lines, currency, pricing, total }: LinesTableProps) {
  const { t } = useTranslation('lines')
  const formats = useFormats()
  const money = (amount: number) => formats.money({ amount, currency })
  const discounted = lines.some((line) => line.discountPercent !== null || line.discountAmount !== null)
  const taxed = lines.some(({ taxRate }) => taxRate !== null)
  const discountOf = ({ discountPercent, discountAmount }: Line) =>
    discountPercent !== null
      ? `${formats.number(discountPercent)} %`
      : discountAmount !== null
        ? money(discountAmount)
        : ''
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is scrolled is scrolled by keys, too
    // biome-ignore lint/a11y/useSemanticElements: no group of fields
    <div role="group" className={styles.scroll} aria-label={t('prices')} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('product')}</th>
            <th scope="col">{t('quantity')}</th>
            <th scope="col">{t('price')}</th>
            {discounted && <th scope="col">{t('discount')}</th>}
            {taxed && <th scope="col">{t('taxShort')}</th>}
            <th scope="col">{t('amount')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two lines may be alike; their place tells them apart
            <tr key={index}>
              <th scope="row">
                {line.productId ? (
                  <UiLink href={`/products/${line.productId}`}>{line.productName}</UiLink>
                ) : (
                  line.productName
                )}
                {line.description && <p className={styles.description}>{line.description}</p>}
              </th>
              <td>{formats.number(line.quantity)}</td>
              <td>
                {formats.price({ amount: line.unitPrice, currency })}
                {line.pricelist && <span className={styles.period}>{line.pricelist}</span>}
              </td>
              {discounted && <td>{discountOf(line)}</td>}
              {taxed && <td>{line.taxRate === null ? '' : `${formats.number(line.taxRate)} %`}</td>}
              <td>
                {money(lineAmount(line))}
                {line.period !== 'once' && <span className={styles.period}>{t(`periods.${line.period}`)}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {lines.length === 0 ? (
        <div className={styles.nothing}>
          <p>{t('none')}</p>
          <strong>{money(total)}</strong>
        </div>
      ) : (
        <div className={styles.foot}>
          <TotalsView totals={totalsOf(lines, pricing)} currency={currency} pricesInclude={pricing.pricesInclude} />
        </div>
      )}
    </div>
  )
}
