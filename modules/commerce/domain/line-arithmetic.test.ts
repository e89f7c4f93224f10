import { array, assert, constantFrom, integer, option, property, record } from 'fast-check'
import { expect, test } from 'vitest'
import { type ChargedLine, discountShare, lineAmount, periods, totalsOf } from './line-arithmetic.ts'

const net = { pricesInclude: 'net' } as const
const gross = { pricesInclude: 'gross' } as const

test('a price of a tenth of a cent is kept until the line is rounded', () => {
  // 1,000 × 0.0425 € = 42.50 €; 3 × 0.001 € = 0.003 €, which is nothing; 5 × 0.001 € = half a cent, rounded up.
  expect(lineAmount({ quantity: 1_000, unitPrice: 4.25 })).toBe(4250)
  expect(lineAmount({ quantity: 3, unitPrice: 0.1 })).toBe(0)
  expect(lineAmount({ quantity: 5, unitPrice: 0.1 })).toBe(1)
  expect(lineAmount({ quantity: -5, unitPrice: 0.1 })).toBe(-1)
})

test('what floats get wrong is right', () => {
  // 1.005 × 100 is 100.49999999999999 as a float; 0.1 × 3 is 0.30000000000000004.
  expect(lineAmount({ quantity: 1.005, unitPrice: 100 })).toBe(101)
  expect(lineAmount({ quantity: 0.145, unitPrice: 1000 })).toBe(145)
  expect(lineAmount({ quantity: 1e-7, unitPrice: 1e14 })).toBe(10_000_000)
  expect(lineAmount({ quantity: 1, unitPrice: 1015, discountPercent: 50 })).toBe(508)
})

test('19 % on net prices: 3 × 19.99 €', () => {
  const totals = totalsOf([{ quantity: 3, unitPrice: 1999, taxRate: 19 }], net)
  expect(totals).toMatchObject({ amounts: [5997], net: 5997, tax: 1139, gross: 7136 }) // 11.3943
})

test('19 % within gross prices: 119 € are 100 and 19', () => {
  expect(totalsOf([{ quantity: 1, unitPrice: 11_900, taxRate: 19 }], gross)).toMatchObject({
    net: 10_000,
    tax: 1_900,
    gross: 11_900,
  })
  // 9.99 / 1.19 × 0.19 = 1.59504…
  expect(totalsOf([{ quantity: 1, unitPrice: 999, taxRate: 19 }], gross)).toMatchObject({
    net: 839,
    tax: 160,
    gross: 999,
  })
})

test('tax is reckoned by rate on the sum, not line by line', () => {
  // 3 × 0.33 €: 19 % of 0.33 would be 0.06 each, 0.18; of 0.99 it is 0.19 (0.1881).
  const line = { quantity: 1, unitPrice: 33, taxRate: 19 }
  expect(totalsOf([line, line, line], net)).toMatchObject({ net: 99, tax: 19, gross: 118 })
})

test('mixed rates stand apart, the highest first, and none where none is stated', () => {
  const lines = [
    { quantity: 10, unitPrice: 2_490, taxRate: 7 },
    { quantity: 1, unitPrice: 12_900, taxRate: 19 },
    { quantity: 2, unitPrice: 500, taxRate: 0 },
    { quantity: 1, unitPrice: 100 },
  ]
  expect(totalsOf(lines, net).periods).toEqual([
    {
      period: 'once',
      ...{ subtotal: 38_900, discount: 0, net: 38_900, tax: 4_194, gross: 43_094 },
      taxes: [
        { rate: 19, net: 12_900, tax: 2_451 },
        { rate: 7, net: 24_900, tax: 1_743 },
        { rate: 0, net: 1_000, tax: 0 },
      ],
    },
  ])
})

test('a discount on the total is shared among the rates to the last cent', () => {
  // 10 € off 100 € at 19 % and 50 € at 7 %: 6.67 and 3.33.
  const lines = [
    { quantity: 1, unitPrice: 10_000, taxRate: 19 },
    { quantity: 1, unitPrice: 5_000, taxRate: 7 },
  ]
  const [once] = totalsOf(lines, { ...net, discountAmount: 1_000 }).periods
  expect(once).toMatchObject({ subtotal: 15_000, discount: 1_000, net: 14_000, tax: 2_100, gross: 16_100 })
  expect(once?.taxes).toEqual([
    { rate: 19, net: 9_333, tax: 1_773 },
    { rate: 7, net: 4_667, tax: 327 },
  ])
  const [tenth] = totalsOf(lines, { ...net, discountPercent: 10 }).periods
  expect(tenth).toMatchObject({ discount: 1_500, net: 13_500, tax: 2_025, gross: 15_525 })
})

test('discounts on line and total, in percent and as an amount', () => {
  const lines = [
    { quantity: 4, unitPrice: 2_490, discountPercent: 12.5, taxRate: 7 }, // 87.15
    { quantity: 1, unitPrice: 12_900, discountAmount: 900, taxRate: 19 }, // 120.00
  ]
  expect(totalsOf(lines, { ...net, discountPercent: 5 })).toMatchObject({
    amounts: [8_715, 12_000],
    periods: [{ subtotal: 20_715, discount: 1_036, net: 19_679, tax: 2_746, gross: 22_425 }],
  })
})

test('no more comes off than there is', () => {
  const lines = [{ quantity: 1, unitPrice: 1_000, taxRate: 19 }]
  expect(totalsOf(lines, { ...net, discountAmount: 5_000 })).toMatchObject({ net: 0, tax: 0, gross: 0 })
})

test('what recurs is told apart from what is charged once, and what a year of it is', () => {
  const lines: ChargedLine[] = [
    { quantity: 1, unitPrice: 50_000, taxRate: 19 },
    { quantity: 2, unitPrice: 2_900, taxRate: 19, period: 'monthly' },
    { quantity: 1, unitPrice: 12_000, taxRate: 19, period: 'yearly' },
  ]
  const totals = totalsOf(lines, { ...net, discountPercent: 10, discountAmount: 1_000 })
  // The amount comes off what is charged once.
  expect(totals.periods.map(({ period, net, gross }) => [period, net, gross])).toEqual([
    ['once', 44_000, 52_360],
    ['monthly', 5_220, 6_212],
    ['yearly', 10_800, 12_852],
  ])
  expect(totals).toMatchObject({ net: 60_020, gross: 71_424, recurringNet: 12 * 5_220 + 10_800 })
})

test('how much is given away is rounded up, over lines and total', () => {
  expect(
    discountShare([{ quantity: 1, unitPrice: 10_000, discountPercent: 10 }], { ...net, discountPercent: 10 }),
  ).toBe(19)
  expect(discountShare([{ quantity: 3, unitPrice: 1_000 }], { ...net, discountAmount: 1 })).toBe(0.04)
  expect(discountShare([{ quantity: 1, unitPrice: 0 }], net)).toBe(0)
})

const line = record({
  quantity: integer({ min: -5_000, max: 100_000 }).map((n) => n / 100),
  unitPrice: integer({ min: 0, max: 1_000_000 }).map((n) => n / 100),
  discountPercent: option(integer({ min: 0, max: 10_000 }).map((n) => n / 100)),
  taxRate: option(constantFrom(0, 5.5, 7, 19, 21)),
  period: constantFrom(...periods),
})

test('whatever the lines are, nothing is lost between parts and totals', () => {
  const pricing = record({
    pricesInclude: constantFrom('net' as const, 'gross' as const),
    discountPercent: option(integer({ min: 0, max: 100 })),
    discountAmount: option(integer({ min: 0, max: 5_000 })),
  })
  assert(
    property(array(line, { maxLength: 12 }), pricing, (lines, how) => {
      const { amounts, periods: found, net, tax, gross } = totalsOf(lines, how)
      const sum = (of: (one: (typeof found)[number]) => number) => found.reduce((total, one) => total + of(one), 0)
      expect(sum(({ subtotal }) => subtotal)).toBe(amounts.reduce((total, amount) => total + amount, 0))
      expect([sum((one) => one.net), sum((one) => one.tax), net + tax]).toEqual([net, tax, gross])
      for (const one of found) {
        expect(one.subtotal - one.discount).toBe(how.pricesInclude === 'net' ? one.net : one.gross)
        expect(one.taxes.reduce((total, rate) => total + rate.tax, 0)).toBe(one.tax)
      }
    }),
  )
})
