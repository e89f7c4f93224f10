import type { Field, RecordRef } from '../ui/field.ts'
import type { Group } from './groups-query.ts'

/** One column of a board; `value` null: records without a choice. */
export type Column = Pick<Group, 'value' | 'count' | 'sums'>

/** A column for each choice or colleague, in their order; for no choice and for what is no choice any more, where records have it. */
export function boardColumns(
  field: Field | undefined,
  users: readonly RecordRef[],
  groups: readonly Group[],
  hidden: readonly string[],
): Column[] {
  const choices = field?.type === 'user' ? users.map(({ id }) => id) : (field?.options?.map(({ value }) => value) ?? [])
  const of = (value: string | null): Column =>
    groups.find((group) => group.value === value) ?? { value, count: 0, sums: [] }
  const strays = groups.filter(({ value }) => value === null || !choices.includes(String(value)))
  return [
    ...strays.filter(({ value }) => value === null),
    ...choices.map(of),
    ...strays.filter(({ value }) => value !== null),
  ].filter(({ value }) => !hidden.includes(String(value)))
}
