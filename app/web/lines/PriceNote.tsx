import { useTranslation } from 'react-i18next'
import { type PriceLevel, priceAt } from '#modules/commerce/domain/price-arithmetic.ts'
import { useFormats } from '../ui/format.ts'
import styles from './Lines.module.css'
import type { Line } from './line.ts'
import { priced } from './prices.ts'

interface PriceNoteProps {
  line: Line
  currency: string
  levels: readonly PriceLevel[] | undefined
  set: (patch: Partial<Line>) => void
}

/** Where a line's price comes from; beside a price that is another, the one of the list and the way to take it. */
export function PriceNote({ line, currency, levels, set }: PriceNoteProps) {
  const { t } = useTranslation('lines')
  const formats = useFormats()
  const found = levels && priceAt(levels, line.quantity)
  if (!found || line.unitPrice === found.unitPrice) {
    if (line.priceFrom !== 'list' || !line.pricelist) return null
    const from = found?.fromQuantity ?? 0
    return (
      <p className={styles.source}>
        {from > 0 ? t('fromList', { list: line.pricelist, from: formats.number(from) }) : line.pricelist}
      </p>
    )
  }
  const price = formats.price({ amount: found.unitPrice, currency })
  return (
    <p className={styles.source}>
      {t(line.priceFrom === 'hand' ? 'byHand' : 'otherPrice', { list: found.pricelist ?? t('ownPrice'), price })}{' '}
      <button type="button" className={styles.take} onClick={() => set(priced(found))}>
        {t('take', { price })}
      </button>
    </p>
  )
}
