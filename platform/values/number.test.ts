import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseMoney } from './money.ts'
import { inferDecimal, parseNumber } from './number.ts'

test.each([
  ['1234', {}, 1234],
  ['1.234,56', {}, 1234.56],
  ['1,234.56', {}, 1234.56],
  ['1 234,56', {}, 1234.56],
  ["1'234.56", {}, 1234.56],
  ['12,5', {}, 12.5],
  ['1.234', { decimal: ',' as const }, 1234],
  ['1.234', { decimal: '.' as const }, 1.234],
  ['1.234', { locale: 'de' }, 1234],
  ['0.125', { locale: 'de' }, 0.125],
  ['1.234.567', {}, 1234567],
  ['1,23,456', {}, 123456],
  ['(12)', {}, -12],
  ['12-', {}, -12],
  ['−3', {}, -3],
  ['50 %', {}, 50],
  ['1e3', {}, 1000],
  ['.5', {}, 0.5],
])('%s (%o) is %d', (text, style, value) => {
  expect(parseNumber(text, style)).toEqual({ ok: true, value })
})

test.each(['', 'abc', '12abc', '1.2.3,4,5', '--5', '1,2.3,4', 'NaN', 'Infinity', '0x1F', '1e999'])(
  '%s is no number',
  (text) => {
    expect(parseNumber(text)).toMatchObject({ ok: false, code: 'number_invalid' })
  },
)

test('a column tells its decimal mark', () => {
  expect(inferDecimal(['1.234', '12,50'])).toBe(',')
  expect(inferDecimal(['1,234', '12.50'])).toBe('.')
  expect(inferDecimal(['1.234'])).toBeUndefined()
})

test.each([
  ['1.234,56 €', {}, 123456, 'EUR'],
  ['EUR 5', {}, 500, 'EUR'],
  ['$1,234.50', {}, 123450, 'USD'],
  ['-$5', {}, -500, 'USD'],
  ['$5', { country: 'CA' }, 500, 'CAD'],
  ['12,-', { currency: 'EUR' }, 1200, 'EUR'],
  ['12,- €', {}, 1200, 'EUR'],
  ['¥1,000', {}, 1000, 'JPY'],
  ['1.5 KWD', {}, 1500, 'KWD'],
  ['(3.50)', { currency: 'USD' }, -350, 'USD'],
  ['1.005', { currency: 'USD', decimal: '.' as const }, 101, 'USD'],
  ['0.1', { currency: 'USD' }, 10, 'USD'],
  ['29,90 zł', {}, 2990, 'PLN'],
])('%s (%o) is %d %s', (text, style, amount, currency) => {
  expect(parseMoney(text, style)).toEqual({ ok: true, value: { amount, currency } })
})

test.each([
  ['5', 'currency_missing'],
  ['5 XYZQ', 'currency_unknown'],
  ['free', 'money_invalid'],
  ['', 'money_invalid'],
  ['99999999999999999 €', 'money_invalid'],
])('%s is refused as %s', (text, code) => {
  expect(parseMoney(text)).toMatchObject({ ok: false, code })
})

test('any amount of cents written the German or the English way reads back', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), (cents) => {
      for (const locale of ['de', 'en']) {
        const text = new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' }).format(cents / 100)
        expect(parseMoney(text), text).toEqual({ ok: true, value: { amount: cents || 0, currency: 'EUR' } })
      }
    }),
  )
})
