import type { RecordPartProps } from '#app/web/objects/object-view.ts'
import { RelatedRecords } from '#app/web/objects/RelatedRecords.tsx'
import { textOf } from '#app/web/ui/field.ts'
import { useFormats } from '#app/web/ui/format.ts'

/** The conversations with a customer, the latest first, and the way to a new one. */
export function ConversationsOf({ record, model }: RecordPartProps) {
  const formats = useFormats()
  const field = model.descriptor.name === 'company' ? 'companyId' : 'contactId'
  return (
    <RelatedRecords
      object="conversation"
      sort="-lastMessageAt"
      most={4}
      filter={{ and: [{ field, op: 'in', value: [record.id] }] }}
      initial={{ [field]: record.id }}
      detail={(one, { option }) =>
        [option('state')?.label, formats.relative(textOf(one.lastMessageAt))].filter(Boolean).join(' · ')
      }
    />
  )
}
