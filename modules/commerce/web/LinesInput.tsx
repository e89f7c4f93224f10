import { ActionIcon, Autocomplete, Button, Input, NumberInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconPlus, IconX } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client } from '#app/web/api.ts'
import type { FormEditorProps } from '#app/web/objects/FormField.tsx'
import { useFormats } from '#app/web/ui/format.ts'
import styles from './Order.module.css'
import { type Line, linesOf, sumOf } from './order-lines.ts'

const emptyLine: Line = { productId: null, productName: '', quantity: 1, unitPrice: 0 }

/** The lines of an order in its form. */
export function LinesInput({ field, value, error, currency, onChange }: FormEditorProps) {
  const lines = linesOf(value)
  return (
    <Input.Wrapper label={field.label} error={error} labelElement="div">
      <LinesEditor
        lines={lines.length > 0 ? lines : [emptyLine]}
        currency={currency}
        change={(next) => onChange(next.length === 1 && next[0]?.productName === '' ? [] : next)}
      />
    </Input.Wrapper>
  )
}

interface LinesEditorProps {
  lines: Line[]
  currency: string
  change: (lines: Line[]) => void
}

/** Product, quantity and price of each line; a product that is known brings its price. */
export function LinesEditor({ lines, currency, change }: LinesEditorProps) {
  const { t } = useTranslation('commerce')
  const formats = useFormats()
  const digits = formats.minorDigits(currency)
  const factor = 10 ** digits
  const set = (index: number, patch: Partial<Line>) =>
    change(lines.map((line, at) => (at === index ? { ...line, ...patch } : line)))
  return (
    <div className={styles.lines}>
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines change under the hand; the place is their identity
        <div key={index} className={styles.line}>
          <ProductName
            name={line.productName}
            currency={currency}
            choose={(product) => set(index, { ...product, unitPrice: product.unitPrice ?? line.unitPrice })}
          />
          <NumberInput
            aria-label={t('order.line.quantity')}
            hideControls
            decimalSeparator={formats.decimalSeparator}
            allowedDecimalSeparators={['.', ',']}
            value={line.quantity}
            onChange={(quantity) => set(index, { quantity: Number(quantity) || 0 })}
          />
          <NumberInput
            aria-label={t('order.line.price')}
            hideControls
            decimalScale={digits}
            fixedDecimalScale
            decimalSeparator={formats.decimalSeparator}
            allowedDecimalSeparators={['.', ',']}
            value={line.unitPrice / factor}
            onChange={(price) => set(index, { unitPrice: Math.round(Number(price) * factor) || 0 })}
          />
          <ActionIcon
            aria-label={t('order.line.remove', { product: line.productName })}
            onClick={() => change(lines.filter((_, at) => at !== index))}
          >
            <IconX size={14} stroke={1.6} />
          </ActionIcon>
        </div>
      ))}
      <div className={styles.below}>
        <Button
          size="xs"
          variant="subtle"
          color="gray"
          ml={-10}
          leftSection={<IconPlus size={14} stroke={1.6} />}
          onClick={() => change([...lines, emptyLine])}
        >
          {t('order.line.add')}
        </Button>
        <strong>{formats.money({ amount: sumOf(lines), currency })}</strong>
      </div>
    </div>
  )
}

interface ProductNameProps {
  name: string
  currency: string
  choose: (product: { productId: string | null; productName: string; unitPrice?: number }) => void
}

/** A product that is known, or any other words. */
function ProductName({ name, currency, choose }: ProductNameProps) {
  const { t } = useTranslation('commerce')
  const [settled] = useDebouncedValue(name, 120)
  const found = useQuery({
    queryKey: ['products', 'picker', settled],
    queryFn: ({ signal }) => client.products.list({ q: settled || undefined, limit: 20 }, { signal }),
    placeholderData: keepPreviousData,
  })
  const products = found.data?.items ?? []
  return (
    <Autocomplete
      aria-label={t('order.line.product')}
      placeholder={t('order.line.product')}
      filter={({ options }) => options}
      data={[...new Set(products.map((product) => product.name))]}
      value={name}
      onChange={(productName) => {
        const product = products.find((one) => one.name === productName)
        const price = product?.currency === currency ? product.price : null
        choose({
          productId: product?.id ?? null,
          productName,
          ...(price === null || price === undefined ? {} : { unitPrice: price }),
        })
      }}
    />
  )
}
