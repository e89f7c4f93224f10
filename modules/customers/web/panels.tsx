import { useTranslation } from 'react-i18next'
import { InviteesPanel } from '#app/web/calendar/InviteesPanel.tsx'
import type { RecordPanel, RecordPartProps } from '#app/web/objects/object-view.ts'
import { ANY_OWN } from '#app/web/objects/own-records.ts'
import { RelatedRecords } from '#app/web/objects/RelatedRecords.tsx'
import { textOf } from '#app/web/ui/field.ts'
import { aboutField } from './about.ts'
import { CompaniesPanel } from './CompaniesPanel.tsx'
import { DueAt } from './DueAt.tsx'
import { placesOf } from './places.ts'
import { taskOf } from './task.ts'

/** What record pages show beside the records. */
export const customersPanels: RecordPanel[] = [
  { object: 'contact', place: 'related', Panel: CompaniesPanel },
  { object: 'contact', place: 'related', module: 'tasks', Panel: OpenTasks },
  { object: 'company', place: 'related', Panel: People },
  { object: 'company', place: 'related', module: 'tasks', Panel: OpenTasks },
  { object: 'company', place: 'related', Panel: Subsidiaries },
  { object: 'activity', place: 'related', Panel: InviteesPanel },
  { object: ANY_OWN, place: 'related', module: 'tasks', Panel: OpenTasks },
]

function OpenTasks({ record, model }: RecordPartProps) {
  const { t } = useTranslation('customers')
  const about = aboutField(model)
  return (
    <RelatedRecords
      object="task"
      label={t('task.open')}
      filter={{
        and: [
          { field: about, op: 'in', value: [record.id] },
          { field: 'completedAt', op: 'isEmpty' },
        ],
      }}
      sort="dueAt"
      detail={(_, { refer }) => refer('assigneeId')?.name}
      end={(task) => <DueAt task={taskOf(task)} />}
      initial={{ [about]: record.id }}
    />
  )
}

function People({ record }: RecordPartProps) {
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

function Subsidiaries({ record }: RecordPartProps) {
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
