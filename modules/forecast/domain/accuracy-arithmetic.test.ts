import { expect, test } from 'vitest'
import { accuracyOf } from './accuracy-arithmetic.ts'

const actual = [100, 80, 120, 0]
const pairs = [110, 100, 90, 20].map((forecast, at) => ({ forecast, actual: actual[at] ?? 0 }))

test('accuracy: sums divided, and no mean of percentages where something came to nothing', () => {
  const all = accuracyOf(pairs)
  expect(all).toMatchObject({ n: 4, mape: null })
  expect(all.wape).toBeCloseTo(0.2667, 4)
  expect(all.bias).toBeCloseTo(0.0667, 4)
  expect(accuracyOf(pairs.slice(0, 3)).mape).toBeCloseTo(0.2, 10)
  expect(accuracyOf(pairs.slice(3))).toEqual({ n: 1, wape: null, bias: null, mape: null })
  expect(accuracyOf([])).toEqual({ n: 0, wape: null, bias: null, mape: null })
})
