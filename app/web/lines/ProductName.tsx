import { Autocomplete } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { priceAt } from '#modules/commerce/domain/price-arithmetic.ts'
import { client } from '../api.ts'
import type { Line } from './line.ts'
import { type Buyer, priced, pricesFor } from './prices.ts'

interface ProductNameProps {
  line: Line
  buyer: Buyer
  choose: (product: Partial<Line> & Pick<Line, 'productId' | 'productName'>) => void
}

/** A product that is known, which brings its price for this buyer, tax and period; or any other words. */
export function ProductName({ line, buyer, choose }: ProductNameProps) {
  const { t } = useTranslation('lines')
  const name = line.productName
  const [settled] = useDebouncedValue(name, 120)
  const found = useQuery({
    queryKey: ['products', 'picker', settled],
    queryFn: ({ signal }) => client.products.list({ q: settled || undefined, limit: 20 }, { signal }),
    placeholderData: keepPreviousData,
  })
  const products = found.data?.items ?? []
  const ids = products.map(({ id }) => id)
  const prices = useQuery({ ...pricesFor(ids, buyer), placeholderData: keepPreviousData })
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
        const { id, taxRate, period } = product
        const cost = priceAt(prices.data?.get(id) ?? [], line.quantity)
        choose({
          ...{ productId: id, productName, period },
          ...(cost ? priced(cost) : {}),
          ...(taxRate === null ? {} : { taxRate }),
        })
      }}
    />
  )
}
