import type { FieldType } from './field.ts'

const lists: readonly FieldType[] = [
  'tags',
  'emails',
  'phones',
  'domains',
  'socials',
  'addresses',
  'multiSelect',
  'checklist',
  'shares',
]

/** Whether a field holds a list, kept as a JSON array in its column. */
export const isList = (type: FieldType): boolean => lists.includes(type)
