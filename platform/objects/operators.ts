import type { FieldType } from './field.ts'
import type { Operator } from './filter.ts'

const texts = ['eq', 'ne', 'in', 'notIn', 'contains', 'notContains', 'startsWith', 'isEmpty', 'isNotEmpty'] as const
const amounts = ['eq', 'ne', 'gt', 'gte', 'lt', 'lte', 'between', 'isEmpty', 'isNotEmpty'] as const
const times = [
  'eq',
  'before',
  'after',
  'gt',
  'gte',
  'lt',
  'lte',
  'between',
  'inLast',
  'inNext',
  'isEmpty',
  'isNotEmpty',
] as const
const choices = ['eq', 'ne', 'in', 'notIn', 'isEmpty', 'isNotEmpty'] as const
const lists = ['contains', 'notContains', 'eq', 'ne', 'startsWith', 'isEmpty', 'isNotEmpty'] as const

/** Which operators a type of field takes; the filter builder offers these, the compiler accepts these. */
export const operatorsFor: Record<FieldType, readonly Operator[]> = {
  text: texts,
  longText: texts,
  url: texts,
  country: texts,
  language: texts,
  number: amounts,
  money: amounts,
  date: times,
  dateTime: times,
  boolean: ['eq', 'ne'],
  select: choices,
  user: choices,
  relation: choices,
  tags: ['contains', 'notContains', 'in', 'notIn', 'isEmpty', 'isNotEmpty'],
  emails: lists,
  phones: lists,
  domains: lists,
  socials: ['contains', 'notContains', 'isEmpty', 'isNotEmpty'],
  addresses: ['contains', 'notContains', 'isEmpty', 'isNotEmpty'],
  related: ['isEmpty', 'isNotEmpty'],
  lines: ['isEmpty', 'isNotEmpty'],
  multiSelect: ['contains', 'notContains', 'in', 'notIn', 'isEmpty', 'isNotEmpty'],
  rating: amounts,
  email: texts,
  phone: texts,
  address: ['contains', 'notContains', 'isEmpty', 'isNotEmpty'],
  checklist: ['contains', 'isEmpty', 'isNotEmpty'],
  shares: ['in', 'notIn', 'isEmpty', 'isNotEmpty'],
  links: ['contains', 'notContains', 'isEmpty', 'isNotEmpty'],
  // Computed fields take the operators of what they yield.
  formula: ['isEmpty', 'isNotEmpty'],
  rollup: ['isEmpty', 'isNotEmpty'],
}
