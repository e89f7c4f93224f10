import { useTranslation } from 'react-i18next'
import type { PeriodTotals, PriceMode, Totals } from '#modules/commerce/domain/line-arithmetic.ts'
import { useFormats } from '../ui/format.ts'
import styles from './Lines.module.css'

interface TotalsViewProps {
  totals: Totals
  currency: string
  pricesInclude: PriceMode
}

/** What lines come to: each period with its discount and taxes, and what is due first where there are several. */
export function TotalsView({ totals, currency, pricesInclude }: TotalsViewProps) {
  const { t } = useTranslation('lines')
  const formats = useFormats()
  const money = (amount: number) => formats.money({ amount, currency })
  const several = totals.periods.length > 1 || totals.periods.some(({ period }) => period !== 'once')
  return (
    <dl className={styles.totals}>
      {totals.periods.map((period) => (
        <PeriodLines key={period.period} period={period} named={several} {...{ money, pricesInclude }} />
      ))}
      {totals.periods.length !== 1 && (
        <div className={styles.grand}>
          <dt>{t(totals.periods.length > 1 ? 'dueFirst' : 'total')}</dt>
          <dd>{money(totals.gross)}</dd>
        </div>
      )}
    </dl>
  )
}

interface PeriodLinesProps {
  period: PeriodTotals
  named: boolean
  pricesInclude: PriceMode
  money: (amount: number) => string
}

function PeriodLines({
  period: { period, subtotal, discount, gross, taxes },
  named,
  pricesInclude,
  money,
}: PeriodLinesProps) {
  const { t } = useTranslation('lines')
  const formats = useFormats()
  const isNet = pricesInclude === 'net'
  const taxed = taxes.filter(({ rate }) => rate > 0)
  const lines: [key: string, label: string, amount: number][] = [
    ...(discount !== 0 || (isNet && taxed.length > 0)
      ? [['subtotal', t('subtotal'), subtotal] satisfies [string, string, number]]
      : []),
    ...(discount !== 0 ? [['discount', t('totalDiscount'), -discount] satisfies [string, string, number]] : []),
    ...taxed.map(({ rate, net, tax }): [string, string, number] => [
      `tax ${rate}`,
      t(isNet ? 'taxAt' : 'taxWithin', { rate: formats.number(rate), net: money(net) }),
      tax,
    ]),
  ]
  return (
    <>
      {lines.map(([key, label, amount]) => (
        <div key={key} className={styles.part}>
          <dt>{label}</dt>
          <dd>{money(amount)}</dd>
        </div>
      ))}
      <div className={styles.whole}>
        <dt>{named ? t(`due.${period}`) : t('total')}</dt>
        <dd>{money(gross)}</dd>
      </div>
    </>
  )
}
