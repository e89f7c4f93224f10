import type { ObjectModel } from '#app/web/objects/object-model.ts'

/** By which field a note or a task is about a record of this type. */
export function aboutField({ descriptor }: ObjectModel): 'contactId' | 'companyId' | 'aboutId' {
  if (descriptor.custom) return 'aboutId'
  return descriptor.name === 'company' ? 'companyId' : 'contactId'
}
