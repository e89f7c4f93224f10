import { expect, test } from 'vitest'
import { operatorsFor } from '#platform/objects/operators'
import { filterOf, freshCondition, isComplete, operatorsOf, partsOf, spanOf, withOperator } from './filter.ts'

const lifecycle = { key: 'lifecycle', label: 'Lifecycle', type: 'select' } as const

test('a condition just begun does not filter yet', () => {
  expect(isComplete(freshCondition(lifecycle))).toBe(false)
  expect(isComplete({ field: 'lifecycle', op: 'in', value: ['lead'] })).toBe(true)
  expect(isComplete({ field: 'total', op: 'between', value: ['10', ''] })).toBe(false)
  expect(isComplete({ field: 'email', op: 'isEmpty' })).toBe(true)
})

test('a change of operator keeps the value where it fits and drops it where it does not', () => {
  const any = { field: 'lifecycle', op: 'in', value: ['lead'] } as const
  expect(withOperator(any, 'notIn', 'select').value).toEqual(['lead'])
  expect(withOperator(any, 'isEmpty', 'select')).toEqual({ field: 'lifecycle', op: 'isEmpty' })
  expect(withOperator({ field: 'at', op: 'inLast', value: '90d' }, 'before', 'date').value).toBe('')
})

test('the chips are the parts joined by "and"', () => {
  const one = { field: 'a', op: 'isEmpty' } as const
  expect(partsOf(one)).toEqual([one])
  expect(partsOf(undefined)).toEqual([])
  expect(filterOf([])).toBeUndefined()
  expect(filterOf([one])).toEqual({ and: [one] })
})

test('a span reads back what was written, and thirty days where nothing was', () => {
  expect(spanOf('6m')).toEqual({ count: 6, unit: 'm' })
  expect(spanOf('soon')).toEqual({ count: 30, unit: 'd' })
})

test('the builder offers nothing that the server would refuse', () => {
  for (const [type, offered] of Object.entries(operatorsOf)) {
    const taken: readonly string[] = Object.entries(operatorsFor).find(([name]) => name === type)?.[1] ?? []
    expect(offered.filter((op) => !taken.includes(op))).toEqual([])
  }
})
