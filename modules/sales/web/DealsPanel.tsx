import type { RecordPartProps } from '#app/web/objects/object-view.ts'
import { RelatedRecords } from '#app/web/objects/RelatedRecords.tsx'
import { moneyOf, textOf } from '#app/web/ui/field.ts'
import { useFormats } from '#app/web/ui/format.ts'

/** The deals with a contact or a company. */
export function DealsPanel({ record, model }: RecordPartProps) {
  const formats = useFormats()
  const field = model.descriptor.name === 'company' ? 'companyId' : 'contactId'
  return (
    <RelatedRecords
      object="deal"
      filter={{ and: [{ field, op: 'in', value: [record.id] }] }}
      sort="-createdAt"
      most={4}
      detail={(deal, { option }) => (deal.status === 'open' ? option('stage')?.label : option('status')?.label)}
      end={(deal) => {
        const value = moneyOf(deal.value, textOf(deal.currency))
        return value && formats.money(value, { whole: true })
      }}
      initial={{ [field]: record.id, currency: formats.currency }}
    />
  )
}
