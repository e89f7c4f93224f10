import { Autocomplete } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { client } from '../api.ts'
import type { Line } from './line.ts'

interface ProductNameProps {
  name: string
  currency: string
  choose: (product: Partial<Line> & Pick<Line, 'productId' | 'productName'>) => void
}

/** A product that is known, which brings its price, tax and period; or any other words. */
export function ProductName({ name, currency, choose }: ProductNameProps) {
  const { t } = useTranslation('lines')
  const [settled] = useDebouncedValue(name, 120)
  const found = useQuery({
    queryKey: ['products', 'picker', settled],
    queryFn: ({ signal }) => client.products.list({ q: settled || undefined, limit: 20 }, { signal }),
    placeholderData: keepPreviousData,
  })
  const products = found.data?.items ?? []
  return (
    <Autocomplete
      aria-label={t('product')}
      placeholder={t('product')}
      openOnFocus={false}
      filter={({ options }) => options}
      data={[...new Set(products.map((product) => product.name))]}
      value={name}
      onChange={(productName) => {
        const product = products.find((one) => one.name === productName)
        if (!product) return choose({ productId: null, productName })
        const { id, price, taxRate, period } = product
        choose({
          ...{ productId: id, productName, period },
          ...(price !== null && product.currency === currency ? { unitPrice: price } : {}),
          ...(taxRate === null ? {} : { taxRate }),
        })
      }}
    />
  )
}
