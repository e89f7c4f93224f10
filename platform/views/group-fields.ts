import type { FieldType } from '#platform/objects/field'
import type { SumKind } from './view-settings.ts'

/** Types whose values make groups. */
export const groupableTypes: readonly FieldType[] = ['select', 'user', 'relation', 'boolean', 'date', 'dateTime']

const amounts: readonly string[] = ['number', 'money', 'rating']

/** What a field of this type can be summed up by. */
export function summableBy(type: FieldType | undefined): readonly SumKind[] {
  if (!type) return []
  if (amounts.includes(type)) return ['sum', 'avg', 'count', 'min', 'max']
  return type === 'date' || type === 'dateTime' ? ['count', 'min', 'max'] : ['count']
}
