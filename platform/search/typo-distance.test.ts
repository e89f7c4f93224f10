import fc from 'fast-check'
import { expect, test } from 'vitest'
import { slipsTowards, typoDistance } from './typo-distance.ts'

test.each([
  ['', '', 0],
  ['a', '', 1],
  ['schneider', 'schnieder', 1],
  ['marchetti', 'marcheti', 1],
  ['müller', 'muller', 1],
  ['katharina', 'katarina', 1],
  ['kitten', 'sitting', 3],
  ['ca', 'abc', 3],
])('%s and %s are %d slips apart', (a, b, slips) => expect(typoDistance(a, b)).toBe(slips))

test('it is the same both ways, nothing for the same word, and never more than the longer word', () => {
  const word = fc.string({ maxLength: 12 })
  fc.assert(
    fc.property(word, word, (a, b) => {
      const slips = typoDistance(a, b)
      return (
        slips === typoDistance(b, a) &&
        (slips === 0) === (a === b) &&
        slips <= Math.max(a.length, b.length) &&
        slips >= Math.abs(a.length - b.length)
      )
    }),
  )
})

test('a word begun is compared with beginnings', () => {
  expect(slipsTowards('schnied', 'schneider')).toBe(1.5)
  expect(slipsTowards('marchetty', 'marchetti')).toBe(1)
})
