import { expect, test } from 'vitest'
import { totalOf } from '../domain/write-lines.ts'
import { linesOf, sumOf } from './order-lines.ts'

test('the sum on the screen is the total the server will make of the lines', () => {
  const lines = linesOf([
    { productName: 'Hafen Blend', quantity: 2.5, unitPrice: 999 },
    { productName: 'Discount', quantity: -1, unitPrice: 333 },
    { productName: 'Half cent', quantity: 0.5, unitPrice: 5 },
    { productName: 'Half cent back', quantity: -0.5, unitPrice: 5 },
  ])
  expect(sumOf(lines)).toBe(totalOf(lines))
  expect(sumOf(lines)).toBe(2498 - 333 + 3 - 3)
})
