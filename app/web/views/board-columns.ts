import type { Field, Option, RecordRef } from '../ui/field.ts'
import { type Filter, isCondition, partsOf } from '../ui/filter.ts'
import type { Group } from './groups-query.ts'

/** One column of a board; `value` null: records without a choice. */
export type Column = Pick<Group, 'value' | 'count' | 'sums'>

/** A column for each choice or colleague, in their order; for no choice and for what is no choice any more, where records have it. */
export function boardColumns(
  field: Field | undefined,
  users: readonly RecordRef[],
  groups: readonly Group[],
  { hidden, filter }: { hidden: readonly string[]; filter: Filter | undefined },
): Column[] {
  const choices =
    field?.type === 'user'
      ? users.map(({ id }) => id)
      : optionsWithin(field?.options ?? [], filter).map(({ value }) => value)
  const of = (value: string | null): Column =>
    groups.find((group) => group.value === value) ?? { value, count: 0, sums: [] }
  const strays = groups.filter(({ value }) => value === null || !choices.includes(String(value)))
  return [
    ...strays.filter(({ value }) => value === null),
    ...choices.map(of),
    ...strays.filter(({ value }) => value !== null),
  ].filter(({ value }) => !hidden.includes(String(value)))
}

/** Of choices that belong to something (stages to pipelines) those of what the list is narrowed to. */
function optionsWithin(options: readonly Option[], filter: Filter | undefined): readonly Option[] {
  const wholes = new Set(options.flatMap(({ within }) => within ?? []))
  const chosen = partsOf(filter)
    .filter(isCondition)
    .map(({ op, value }) => (op === 'eq' ? [value] : op === 'in' && Array.isArray(value) ? value : []))
    .find((values) => values.length > 0 && values.every((value) => wholes.has(String(value))))
  return chosen ? options.filter(({ within }) => chosen.includes(within)) : options
}
