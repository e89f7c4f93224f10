import { useTranslation } from 'react-i18next'
import type { RecordPartProps } from '#app/web/objects/object-view.ts'
import { RelatedRecords } from '#app/web/objects/RelatedRecords.tsx'
import { textOf } from '#app/web/ui/field.ts'
import { aboutCondition, aboutRecord } from './about.ts'
import { DueAt } from './DueAt.tsx'
import { placesOf } from './places.ts'
import { taskOf } from './task.ts'

export function OpenTasks({ record, model }: RecordPartProps) {
  const { t } = useTranslation('customers')
  return (
    <RelatedRecords
      object="task"
      label={t('task.open')}
      filter={{
        and: [aboutCondition(model, record), { field: 'completedAt', op: 'isEmpty' }],
      }}
      sort="dueAt"
      detail={(_, { refer }) => refer('assigneeId')?.name}
      end={(task) => <DueAt task={taskOf(task)} />}
      initial={aboutRecord(model, record)}
    />
  )
}

export function People({ record }: RecordPartProps) {
  const { t } = useTranslation('customers')
  return (
    <RelatedRecords
      object="contact"
      label={t('company.people')}
      filter={{ and: [{ field: 'companies.id', op: 'in', value: [record.id] }] }}
      sort="lastName"
      most={8}
      detail={(contact) =>
        placesOf(contact.companies).find(({ id }) => id === record.id)?.role ?? textOf(contact.jobTitle)
      }
      initial={{ companies: [{ id: record.id, name: textOf(record.name) }] }}
    />
  )
}

export function Subsidiaries({ record }: RecordPartProps) {
  const { t } = useTranslation('customers')
  return (
    <RelatedRecords
      object="company"
      label={t('company.subsidiaries')}
      filter={{ and: [{ field: 'parentId', op: 'in', value: [record.id] }] }}
      sort="name"
      detail={(company) => textOf(company.industry)}
      hideEmpty
    />
  )
}

export { InviteesPanel } from '#app/web/calendar/InviteesPanel.tsx'
export { CompaniesPanel } from './CompaniesPanel.tsx'
