import type { Condition, Filter, Operator } from '#platform/objects/filter'
import type { Field, FieldType } from './field.ts'

export type { Condition, Filter, Operator }

const presence: Operator[] = ['isEmpty', 'isNotEmpty']
const text: Operator[] = ['contains', 'notContains', 'eq', 'ne', 'startsWith', ...presence]
const list: Operator[] = ['contains', 'notContains', 'startsWith', ...presence]
const amount: Operator[] = ['gte', 'lte', 'eq', 'ne', 'gt', 'lt', 'between', ...presence]
const moment: Operator[] = ['inLast', 'inNext', 'after', 'before', 'between', ...presence]
const choice: Operator[] = ['in', 'notIn', ...presence]

/** The operators offered for a type, the likeliest first; what the server takes beyond them is not worth a choice. */
export const operatorsOf: Record<FieldType, Operator[]> = {
  text,
  longText: ['contains', 'notContains', ...presence],
  url: text,
  country: text,
  language: text,
  number: amount,
  money: amount,
  date: moment,
  dateTime: moment,
  boolean: ['eq'],
  select: choice,
  user: choice,
  relation: choice,
  tags: choice,
  emails: list,
  phones: list,
  domains: list,
  socials: ['contains', 'notContains', ...presence],
  addresses: ['contains', 'notContains', ...presence],
  related: presence,
  lines: presence,
  multiSelect: choice,
  rating: amount,
  email: text,
  phone: text,
  address: ['contains', 'notContains', ...presence],
  formula: presence,
  rollup: presence,
  checklist: ['contains', ...presence],
  shares: choice,
  links: presence,
}

/** Operators that stand alone. */
export const needsNoValue = (op: Operator) => op === 'isEmpty' || op === 'isNotEmpty'

/** The conditions joined by "and" at the top, in order: what the chips show. */
export function partsOf(filter: Filter | undefined): Filter[] {
  if (!filter) return []
  return 'and' in filter ? filter.and : [filter]
}

/** The filter of these parts; nothing where there are none. */
export const filterOf = (parts: Filter[]): Filter | undefined => (parts.length ? { and: parts } : undefined)

/** A figure over related records has a field too, but theirs. */
export const isCondition = (filter: Filter): filter is Condition => 'field' in filter && !('related' in filter)

/** A condition to start from when a field was chosen. */
export function freshCondition(field: Field): Condition {
  const op = operatorsOf[field.type][0] ?? 'isNotEmpty'
  return { field: field.key, op, value: freshValue(field.type, op) }
}

/** The same condition with another operator; the value stays where it still fits. */
export function withOperator(condition: Condition, op: Operator, type: FieldType): Condition {
  if (needsNoValue(op)) return { field: condition.field, op }
  const keeps = shapeOf(type, op) === shapeOf(type, condition.op) && condition.value !== undefined
  return { field: condition.field, op, value: keeps ? condition.value : freshValue(type, op) }
}

type Shape = 'none' | 'list' | 'span' | 'pair' | 'flag' | 'one'

/** What the value of an operator looks like: a list, a span such as `30d`, a pair, a yes or no, or one value. */
export function shapeOf(type: FieldType, op: Operator): Shape {
  if (needsNoValue(op)) return 'none'
  if (op === 'in' || op === 'notIn') return 'list'
  if (op === 'inLast' || op === 'inNext') return 'span'
  if (op === 'between') return 'pair'
  return type === 'boolean' ? 'flag' : 'one'
}

function freshValue(type: FieldType, op: Operator): unknown {
  const fresh: Record<Shape, unknown> = { none: undefined, list: [], span: '30d', pair: ['', ''], flag: true, one: '' }
  return fresh[shapeOf(type, op)]
}

/** Whether a condition says enough to be applied; half-written ones must not empty the list. */
export function isComplete(condition: Condition) {
  if (needsNoValue(condition.op)) return true
  const { value } = condition
  if (Array.isArray(value)) return value.length > 0 && value.every((item) => item !== '' && item !== undefined)
  return value !== '' && value !== undefined && value !== null
}

/** A span of time as the language writes it: `30d`, `2w`, `6m`, `1y`. */
export function spanOf(value: unknown): { count: number; unit: 'd' | 'w' | 'm' | 'y' } {
  const [, count, unit] = /^(\d+)([dwmy])$/.exec(typeof value === 'string' ? value : '') ?? []
  return { count: count ? Number(count) : 30, unit: (unit as 'd' | 'w' | 'm' | 'y' | undefined) ?? 'd' } // the pattern allows no other
}
