import { expect, test } from 'vitest'
import { totalsOf } from '#modules/commerce'
import { type Charged, lineOfTotal, remainingOf, reversed } from './remaining-lines.ts'

const line = (productName: string, quantity: number, unitPrice: number, more: object = {}) => ({
  ...lineOfTotal(productName, unitPrice),
  ...{ quantity, taxRate: 19 },
  ...more,
})
const order: Charged = {
  lines: [line('Beans', 10, 2_490, { discountAmount: 1_000 }), line('Service', 1, 12_900), line('Beans', 2, 2_490)],
  discountAmount: 500,
}
const sums = ({ lines, discountAmount }: Charged) => totalsOf(lines, { pricesInclude: 'net', discountAmount }).gross

test('of an order that nobody invoiced everything is left', () => {
  expect(remainingOf(order, [])).toEqual(order)
})

test('what is invoiced in parts comes to the order, and nothing is left then', () => {
  const first: Charged = { lines: [line('Beans', 4, 2_490, { discountAmount: 400 })], discountAmount: 500 }
  const rest = remainingOf(order, [first])
  expect(
    rest.lines.map(({ productName, quantity, discountAmount }) => [productName, quantity, discountAmount]),
  ).toEqual([
    ['Beans', 6, 600],
    ['Service', 1, null],
    ['Beans', 2, null],
  ])
  expect(rest.discountAmount).toBeNull()
  expect(sums(first) + sums(rest)).toBe(sums(order))
  expect(remainingOf(order, [first, rest])).toEqual({ lines: [], discountAmount: null })
})

test('fractions leave no crumbs, more than all leaves nothing, what was credited is left again', () => {
  const kilos: Charged = { lines: [line('Kilos', 0.3, 1_000)], discountAmount: null }
  const some: Charged = { lines: [line('Kilos', 0.1, 1_000)], discountAmount: null }
  expect(remainingOf(kilos, [some]).lines[0]?.quantity).toBe(0.2)
  expect(remainingOf(kilos, [{ ...some, lines: [line('Kilos', 9, 1_000)] }]).lines).toEqual([])
  expect(remainingOf(kilos, [kilos, reversed(kilos)])).toEqual(kilos)
})

test('another price or product is no part of the order', () => {
  const other: Charged = { lines: [line('Beans', 10, 2_000), line('Freight', 1, 900)], discountAmount: null }
  expect(remainingOf(order, [other])).toEqual(order)
})
