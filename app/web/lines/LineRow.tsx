import { ActionIcon, NumberInput, type NumberInputProps, Select, TextInput } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type FocusEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { lineAmount, periods } from '#modules/commerce/domain/line-arithmetic.ts'
import { useFormats } from '../ui/format.ts'
import styles from './Lines.module.css'
import { type Line, readDiscount } from './line.ts'
import { PriceNote } from './PriceNote.tsx'
import { ProductName } from './ProductName.tsx'
import { atQuantity, type Buyer, pricesFor } from './prices.ts'

interface LineRowProps {
  line: Line
  buyer: Buyer
  set: (patch: Partial<Line>) => void
  remove: () => void
}

/** One line under the hand: product, quantity, price, discount, tax, period. */
export function LineRow({ line, buyer, set, remove }: LineRowProps) {
  const { t } = useTranslation('lines')
  const { currency } = buyer
  const { productId } = line
  const prices = useQuery(pricesFor(productId === null ? [] : [productId], buyer))
  const levels = prices.data?.get(productId ?? '')
  const formats = useFormats()
  const digits = formats.minorDigits(currency)
  const factor = 10 ** digits
  const number = {
    hideControls: true,
    decimalSeparator: formats.decimalSeparator,
    allowedDecimalSeparators: ['.', ','],
    // What is typed replaces what stands there.
    onFocus: (event: FocusEvent<HTMLInputElement>) => event.currentTarget.select(),
  }
  return (
    <div className={styles.line} data-line>
      <div className={styles.product}>
        <ProductName line={line} buyer={buyer} choose={set} />
        <PriceNote {...{ line, currency, levels, set }} />
      </div>
      <NumberInput
        {...number}
        className={styles.quantity}
        aria-label={t('quantity')}
        value={line.quantity}
        onChange={(quantity) => set(atQuantity(line, Number(quantity) || 0, levels))}
      />
      <PriceInput {...number} line={line} digits={digits} set={set} />
      <DiscountInput line={line} factor={factor} set={set} />
      <NumberInput
        {...number}
        className={styles.tax}
        aria-label={t('tax')}
        placeholder={t('tax')}
        min={0}
        max={100}
        decimalScale={4}
        value={line.taxRate ?? ''}
        onChange={(rate) => set({ taxRate: rate === '' ? null : Number(rate) })}
      />
      <Select
        className={styles.charged}
        aria-label={t('period')}
        allowDeselect={false}
        data={periods.map((value) => ({ value, label: t(`periods.${value}`) }))}
        value={line.period}
        onChange={(chosen) => set({ period: periods.find((period) => period === chosen) ?? 'once' })}
      />
      <output className={styles.amount} aria-label={t('amount')}>
        {formats.money({ amount: lineAmount(line), currency })}
      </output>
      <ActionIcon className={styles.remove} aria-label={t('remove', { product: line.productName })} onClick={remove}>
        <IconX size={14} stroke={1.6} />
      </ActionIcon>
    </div>
  )
}

interface PriceInputProps extends NumberInputProps {
  line: Line
  digits: number
  set: LineRowProps['set']
}

/** A price with the cents it has; under the hand as it is typed, to the hundredth of a minor unit. */
function PriceInput({ line, digits, set, ...number }: PriceInputProps) {
  const { t } = useTranslation('lines')
  const [isFocused, setFocused] = useState(false)
  const factor = 10 ** digits
  const isCoarse = Number.isInteger(line.unitPrice) && !isFocused
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (!isFocused) return
    // Writing it with the decimals it has lets go of what is selected and, a moment later, places the caret.
    const timer = setTimeout(() => field.current?.select())
    return () => clearTimeout(timer)
  }, [isFocused])
  return (
    <NumberInput
      {...number}
      ref={field}
      className={styles.price}
      aria-label={t('price')}
      decimalScale={isCoarse ? digits : digits + 2}
      fixedDecimalScale={isCoarse}
      value={line.unitPrice / factor}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
      onChange={(price) => {
        const unitPrice = Math.round(Number(price) * factor * 100) / 100 || 0
        if (unitPrice !== line.unitPrice) set({ unitPrice, priceFrom: 'hand', pricelist: null })
      }}
    />
  )
}

function DiscountInput({ line, factor, set }: Pick<LineRowProps, 'line' | 'set'> & { factor: number }) {
  const { t } = useTranslation('lines')
  const formats = useFormats()
  const [typed, setTyped] = useState<string>()
  const { discountPercent, discountAmount } = line
  const written =
    discountPercent !== null
      ? `${formats.number(discountPercent)} %`
      : discountAmount !== null
        ? formats.number(discountAmount / factor)
        : ''
  const read = typed === undefined ? null : readDiscount(typed, factor)
  return (
    <TextInput
      className={styles.discount}
      aria-label={t('discount')}
      placeholder={t('discount')}
      title={t('discountHint')}
      error={read === undefined ? t('discountWrong') : undefined}
      value={typed ?? written}
      onChange={(event) => {
        const next = event.currentTarget.value
        setTyped(next)
        const discount = readDiscount(next, factor)
        if (discount) set(discount)
      }}
      onBlur={() => setTyped((last) => (last !== undefined && readDiscount(last, factor) ? undefined : last))}
    />
  )
}
