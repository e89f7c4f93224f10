import { expect, test } from 'vitest'
import { simulate } from './simulate.ts'

const many = (count: number, value: number, tally: { won: number; n: number }) =>
  Array.from({ length: count }, () => ({ value, tally }))

test('the mean is exact, and the interval that of the binomial where the share is as good as known', () => {
  const sure = { won: 30_000, n: 100_000 }
  const { mean, low, high } = simulate(many(100, 10, sure))
  expect(mean).toBe(300)
  // Binomial(100, 0.3): quantiles 24 and 36.
  expect(low).toBeGreaterThanOrEqual(230)
  expect(low).toBeLessThanOrEqual(250)
  expect(high).toBeGreaterThanOrEqual(350)
  expect(high).toBeLessThanOrEqual(370)
})

test('fewer cases make the interval wider, as all deals share what is not known', () => {
  const wide = simulate(many(100, 10, { won: 3, n: 10 }))
  const narrow = simulate(many(100, 10, { won: 300, n: 1_000 }))
  expect(wide.high - wide.low).toBeGreaterThan(2 * (narrow.high - narrow.low))
})

test('one deal is won or not; none bring nothing; the same deals give the same answer', () => {
  expect(simulate([])).toEqual({ mean: 0, low: 0, high: 0 })
  expect(simulate(many(1, 500, { won: 20, n: 40 }))).toEqual({ mean: 250, low: 0, high: 500 })
  const deals = [...many(7, 10, { won: 4, n: 12 }), ...many(3, 900, { won: 9, n: 11 })]
  expect(simulate(deals)).toEqual(simulate(deals))
})
