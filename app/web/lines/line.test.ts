import { expect, test } from 'vitest'
import { linesOf, readDiscount } from './line.ts'

test.each([
  ['10 %', { discountPercent: 10, discountAmount: null }],
  ['12,5%', { discountPercent: 12.5, discountAmount: null }],
  ['9,50', { discountPercent: null, discountAmount: 950 }],
  ['', { discountPercent: null, discountAmount: null }],
  ['110 %', undefined],
  ['ten', undefined],
])('%s is read as a discount', (typed, is) => expect(readDiscount(typed, 100)).toEqual(is))

test('what is no line is none', () => {
  expect(linesOf('nothing')).toEqual([])
  expect(linesOf([null, { period: 'hourly', quantity: '3' }])).toMatchObject([
    { productName: '', quantity: 1, period: 'once' },
    { quantity: 1, period: 'once' },
  ])
})
