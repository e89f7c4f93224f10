import { ValueOf } from '#app/web/objects/columns.tsx'
import { useObjects } from '#app/web/objects/ObjectsProvider.tsx'
import type { RecordPartProps } from '#app/web/objects/object-view.ts'
import { Chip } from '#app/web/ui/cells.tsx'
import { RecordAvatar } from '#app/web/ui/RecordAvatar.tsx'
import { useSources } from '#app/web/ui/sources.ts'
import { Countdown } from '../Countdown.tsx'
import styles from '../Tickets.module.css'
import { useTargets } from './TicketClocks.tsx'

/** Whose it is, how urgent, and which promise comes next. */
export function TicketCard({ record, model }: RecordPartProps) {
  const { models } = useObjects()
  const { users } = useSources()
  const targets = useTargets(record.id)
  const owner = users.find(({ id }) => id === record.ownerId)
  const customer = model.field(record.contactId ? 'contactId' : 'companyId')
  const priority = model.field('priority')?.options?.find(({ value }) => value === record.priority)
  return (
    <div className={styles.facts}>
      {customer && record[customer.key] ? <ValueOf field={customer} record={record} models={models} /> : null}
      <div className={styles.line}>
        {priority && <Chip tone={priority.tone}>{priority.label}</Chip>}
        {owner && <RecordAvatar name={owner.name} kind="person" size={20} />}
      </div>
      <Countdown targets={targets} />
    </div>
  )
}
