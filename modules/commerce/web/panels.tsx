import { useTranslation } from 'react-i18next'
import type { RecordPartProps } from '#app/web/objects/object-view.ts'
import { RelatedRecords } from '#app/web/objects/RelatedRecords.tsx'
import { moneyOf, textOf } from '#app/web/ui/field.ts'
import type { Filter } from '#app/web/ui/filter.ts'
import { type Formats, useFormats } from '#app/web/ui/format.ts'
import { Purchases } from './Purchases.tsx'

interface Buyer {
  object: 'contact' | 'company'
  id: string
}

/** The orders of a buyer, in the filter language. */
const boughtBy = ({ object, id }: Buyer): Filter => ({ field: `${object}Id`, op: 'in', value: [id] })

const buyerOnPage = ({ record, model }: RecordPartProps): Buyer => ({
  object: model.descriptor.name === 'company' ? 'company' : 'contact',
  id: record.id,
})

/** Who placed an order: the person, else the company. */
function buyerOfOrder({ record }: RecordPartProps): Buyer | undefined {
  if (typeof record.contactId === 'string') return { object: 'contact', id: record.contactId }
  return typeof record.companyId === 'string' ? { object: 'company', id: record.companyId } : undefined
}

export function PurchasesCard(props: RecordPartProps) {
  return <Purchases buyer={buyerOnPage(props)} />
}

export function PurchasesOfBuyer(props: RecordPartProps) {
  const buyer = buyerOfOrder(props)
  return buyer ? <Purchases buyer={buyer} /> : null
}

export function OtherOrders(props: RecordPartProps) {
  const { t } = useTranslation('commerce')
  const formats = useFormats()
  const buyer = buyerOfOrder(props)
  if (!buyer) return null
  const others: Filter = { not: { field: 'id', op: 'in', value: [props.record.id] } }
  return (
    <RelatedRecords
      object="order"
      label={t('order.others')}
      filter={{ and: [boughtBy(buyer), others] }}
      sort="-placedAt"
      most={6}
      detail={(order, { option }) => placedAs(order, option('status')?.label, formats)}
      end={(order) => totalOf(order, formats)}
    />
  )
}

export function Orders(props: RecordPartProps) {
  const formats = useFormats()
  const buyer = buyerOnPage(props)
  return (
    <RelatedRecords
      object="order"
      filter={{ and: [boughtBy(buyer)] }}
      sort="-placedAt"
      most={4}
      detail={(order, { option }) => placedAs(order, option('status')?.label, formats)}
      end={(order) => totalOf(order, formats)}
      initial={{ [`${buyer.object}Id`]: buyer.id }}
    />
  )
}

/** What a product costs on each list. */
export function PricesOfProduct({ record }: RecordPartProps) {
  const formats = useFormats()
  return (
    <RelatedRecords
      object="price"
      filter={{ and: [{ field: 'productId', op: 'in', value: [record.id] }] }}
      sort="name"
      most={6}
      detail={(_, { refer }) => refer('pricelistId')?.name}
      end={(price) => {
        const cost = moneyOf(price.price, textOf(price.currency))
        return cost && formats.money(cost)
      }}
      initial={{ productId: record.id }}
    />
  )
}

/** The companies that buy by a list. */
export function BuyersByList({ record }: RecordPartProps) {
  const { t } = useTranslation('commerce')
  return (
    <RelatedRecords
      object="company"
      label={t('pricelist.buyers')}
      filter={{ and: [{ field: 'pricelistId', op: 'in', value: [record.id] }] }}
      most={6}
    />
  )
}

const placedAs = (order: Record<string, unknown>, status: string | undefined, formats: Formats) =>
  [formats.date(textOf(order.placedAt)), status].filter(Boolean).join(' · ')

const totalOf = (order: Record<string, unknown>, formats: Formats) => {
  const total = moneyOf(order.total, textOf(order.currency))
  return total && formats.money(total)
}
