import { expect, test } from 'vitest'
import { wilson } from './interval.ts'

test('150 of 180 is 83.3 %, between 77.2 and 88.1 %', () => {
  const { low, high } = wilson(150, 180) ?? { low: 0, high: 0 }
  expect([low, high].map((share) => (share * 100).toFixed(1))).toEqual(['77.2', '88.1'])
})

test('of nothing there is no share', () => {
  expect(wilson(0, 0)).toBeNull()
  expect(wilson(0, 5)?.low).toBe(0)
  expect(wilson(5, 5)?.high).toBe(1)
})
