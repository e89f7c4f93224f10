import { expect, test } from 'vitest'
import { isCondition } from '../ui/filter.ts'
import { isBeyond, isWhole } from './beyond.ts'
import { groupOf, isGroup, joinOf, partsIn } from './group.ts'

const lead = { field: 'lifecycleStage', op: 'in' as const, value: ['lead'] }
const customer = { field: 'lifecycleStage', op: 'in' as const, value: ['customer'] }

test('a group says how it joins and what; made anew from that it is the same', () => {
  for (const group of [{ and: [lead, customer] }, { or: [lead, customer] }, { not: { or: [lead, customer] } }]) {
    expect(isGroup(group)).toBe(true)
    expect(partsIn(group)).toEqual([lead, customer])
    expect(groupOf(joinOf(group), partsIn(group))).toEqual(group)
  }
})

test('what is not one condition and not one of several stays what it was', () => {
  expect(partsIn({ not: lead })).toEqual([lead])
  expect(partsIn({ not: { and: [lead, customer] } })).toEqual([{ and: [lead, customer] }])
})

test('a group without conditions is not applied', () => {
  expect(isWhole({ or: [] })).toBe(false)
  expect(isWhole({ not: { or: [] } })).toBe(false)
  expect(isWhole({ or: [lead] })).toBe(true)
})

test('the sum of a field of related records is no condition on a field of one’s own', () => {
  const spent = {
    related: 'orders',
    by: 'contactId',
    how: 'sum' as const,
    field: 'total',
    op: 'gte' as const,
    value: 1,
  }
  expect(isCondition(spent)).toBe(false)
  expect(isBeyond(spent)).toBe(true)
})
