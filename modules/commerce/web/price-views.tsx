import { lazy } from 'react'
import { useTranslation } from 'react-i18next'
import type { ObjectView, ViewTools } from '#app/web/objects/object-view.ts'
import { Chip } from '#app/web/ui/cells.tsx'
import { moneyOf, textOf } from '#app/web/ui/field.ts'

// What only a record page needs comes with the first of them.
const PricelistMain = lazy(async () => ({ default: (await import('./PricelistMain.tsx')).PricelistMain }))

/** A price list: what products cost in one currency, for everybody or for the companies that have it. */
export const pricelistView: ObjectView = {
  object: 'pricelist',
  titleField: 'name',
  columns: ['currency', 'isDefault', 'updatedAt'],
  widths: { title: 260 },
  form: { first: ['name', 'currency', 'isDefault'], more: ['notes'] },
  fresh: ({ workspace }) => ({ currency: workspace.currency, isDefault: false }),
  sections: [{ id: 'about', fields: ['name', 'currency', 'isDefault', 'notes', 'createdAt'] }],
  canImport: false,
  phone: (record) => ({ detail: textOf(record.currency) }),
  detail: (record) => <PricelistDetail record={record} />,
  Main: PricelistMain,
  timeline: [],
}

function PricelistDetail({ record }: { record: Record<string, unknown> }) {
  const { t } = useTranslation('commerce')
  return (
    <>
      {textOf(record.currency)} {record.isDefault === true && <Chip tone="info">{t('pricelist.forEverybody')}</Chip>}
    </>
  )
}

/** What a product costs on a list, from a quantity on. */
export const priceView: ObjectView = {
  object: 'price',
  titleField: 'name',
  columns: ['pricelistId', 'fromQuantity', 'price', 'per', 'validFrom', 'validUntil'],
  exact: ['price'],
  widths: { title: 280, pricelistId: 180, fromQuantity: 120, price: 110, per: 130 },
  form: {
    first: ['productId', 'pricelistId', 'fromQuantity', 'price', 'per'],
    more: ['validFrom', 'validUntil'],
  },
  fresh: () => ({ fromQuantity: 0, per: 1 }),
  sections: [
    { id: 'about', fields: ['productId', 'pricelistId', 'fromQuantity', 'price', 'per', 'currency'] },
    { id: 'days', fields: ['validFrom', 'validUntil', 'createdAt'] },
  ],
  canImport: true,
  phone: (record, tools) => ({ detail: tools.refer('pricelistId')?.name, value: costOf(record, tools) }),
  detail: (record, tools) => [tools.refer('pricelistId')?.name, costOf(record, tools)].filter(Boolean).join(' · '),
  timeline: [],
}

const costOf = (record: Record<string, unknown>, { formats }: Pick<ViewTools, 'formats'>) => {
  const price = moneyOf(record.price, textOf(record.currency))
  const per = typeof record.per === 'number' && record.per > 1 ? ` / ${formats.number(record.per)}` : ''
  return price && formats.money(price) + per
}
