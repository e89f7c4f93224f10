import type { ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecordPartProps } from '#app/web/objects/object-view.ts'
import { RelatedRecords } from '#app/web/objects/RelatedRecords.tsx'
import { moneyOf, textOf } from '#app/web/ui/field.ts'
import type { Filter } from '#app/web/ui/filter.ts'
import { useFormats } from '#app/web/ui/format.ts'

/** What else was offered to the customer of a quote. */
export function OtherQuotes({ record }: RecordPartProps) {
  const { t } = useTranslation('quotes')
  const field = record.companyId ? 'companyId' : 'contactId'
  if (typeof record[field] !== 'string') return null
  const others: Filter = { not: { field: 'id', op: 'in', value: [record.id] } }
  return (
    <QuoteList
      label={t('quote.others')}
      filter={{ and: [{ field, op: 'in', value: [record[field]] }, others] }}
      hideEmpty
    />
  )
}

/** The quotes of a customer or a deal, and the way to a new one. */
export function QuotesOf({ record, model }: RecordPartProps) {
  if (model.descriptor.name === 'deal') {
    const { companyId, contactId, currency, ownerId, lines, pricesInclude } = record
    const initial = { dealId: record.id, companyId, contactId, currency, ownerId, lines, pricesInclude }
    return <QuoteList filter={{ and: [{ field: 'dealId', op: 'in', value: [record.id] }] }} initial={initial} />
  }
  const field = model.descriptor.name === 'company' ? 'companyId' : 'contactId'
  return <QuoteList filter={{ and: [{ field, op: 'in', value: [record.id] }] }} initial={{ [field]: record.id }} />
}

type Shown = Pick<ComponentProps<typeof RelatedRecords>, 'filter' | 'label' | 'initial' | 'hideEmpty'>

function QuoteList(shown: Shown) {
  const formats = useFormats()
  return (
    <RelatedRecords
      object="quote"
      sort="-createdAt"
      most={4}
      detail={(quote, { option }) => [textOf(quote.title), option('status')?.label].filter(Boolean).join(' · ')}
      end={(quote) => {
        const total = moneyOf(quote.total, textOf(quote.currency))
        return total && formats.money(total)
      }}
      {...shown}
    />
  )
}
