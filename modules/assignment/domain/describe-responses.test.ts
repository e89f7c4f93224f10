import { expect, test } from 'vitest'
import { describeResponses } from './describe-responses.ts'

const never = Infinity

test('whoever was never answered counts as infinite', () => {
  expect(describeResponses([3, 4, 6, 12, 20, 45, 70, 300, never, never])).toEqual({
    ...{ count: 10, median: 32.5, within5: 0.2, within60: 0.6, never: 0.2 },
  })
})

test('there is no median where half were never answered, or where there is nobody', () => {
  expect(describeResponses([1, never]).median).toBe(null)
  expect(describeResponses([1, 2, never]).median).toBe(2)
  expect(describeResponses([])).toEqual({ count: 0, median: null, within5: 0, within60: 0, never: 0 })
})
