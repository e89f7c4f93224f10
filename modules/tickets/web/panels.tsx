import type { ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'
import type { RecordPartProps } from '#app/web/objects/object-view.ts'
import { RelatedRecords } from '#app/web/objects/RelatedRecords.tsx'

const fields: Record<string, string> = {
  contact: 'contactId',
  company: 'companyId',
  order: 'orderId',
  product: 'productId',
}

/** The tickets of a customer, or about what they bought, and the way to a new one. */
export function TicketsOf({ record, model }: RecordPartProps) {
  const object = model.descriptor.name
  const field = fields[object]
  if (!field) return null
  const who = object === 'order' ? { contactId: record.contactId, companyId: record.companyId } : {}
  return (
    <TicketList filter={{ and: [{ field, op: 'in', value: [record.id] }] }} initial={{ ...who, [field]: record.id }} />
  )
}

/** What a ticket has for parts, and what went on with it after it was solved. */
export function PartsOf({ record }: RecordPartProps) {
  const { t } = useTranslation('tickets')
  const { contactId, companyId, priority, teamId } = record
  return (
    <>
      <TicketList
        label={t('ticket.parts')}
        filter={{ and: [{ field: 'parentId', op: 'in', value: [record.id] }] }}
        initial={{ parentId: record.id, contactId, companyId, priority, teamId }}
      />
      <TicketList
        label={t('ticket.followedBy')}
        filter={{ and: [{ field: 'followsId', op: 'in', value: [record.id] }] }}
        hideEmpty
      />
    </>
  )
}

type Shown = Pick<ComponentProps<typeof RelatedRecords>, 'filter' | 'label' | 'initial' | 'hideEmpty'>

const TicketList = (shown: Shown) => (
  <RelatedRecords
    object="ticket"
    sort="-createdAt"
    most={4}
    detail={(_, { option }) => [option('state')?.label, option('priority')?.label].filter(Boolean).join(' · ')}
    {...shown}
  />
)
