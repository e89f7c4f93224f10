import type { AnyRecord } from '#app/web/objects/object-client.ts'
import type { ObjectModel } from '#app/web/objects/object-model.ts'
import type { Condition } from '#app/web/ui/filter.ts'

/** By which field a note or a task is about a record of this type; records of other modules stand among its links. */
function aboutField({ descriptor }: ObjectModel): 'contactId' | 'companyId' | 'aboutId' | 'links' {
  if (descriptor.custom) return 'aboutId'
  return descriptor.name === 'company' ? 'companyId' : descriptor.name === 'contact' ? 'contactId' : 'links'
}

/** What a note or a task is given so that it is about this record; with whom the record is, it is too. */
export function aboutRecord(model: ObjectModel, record: AnyRecord): Record<string, unknown> {
  const field = aboutField(model)
  if (field !== 'links') return { [field]: record.id }
  const { contactId, companyId } = record
  return {
    links: [{ object: model.descriptor.name, id: record.id }],
    ...(contactId ? { contactId } : {}),
    ...(companyId ? { companyId } : {}),
  }
}

/** Which notes and tasks are about a record. */
export function aboutCondition(model: ObjectModel, { id }: AnyRecord): Condition {
  const field = aboutField(model)
  return field === 'links' ? { field, op: 'contains', value: id } : { field, op: 'in', value: [id] }
}
