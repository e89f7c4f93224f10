import { type Period, type Pricing, periods, type Totals, totalsOf } from '#modules/commerce/domain/line-arithmetic.ts'
import { textOf } from '../ui/field.ts'

/** A line of an order or quote; prices in minor units of its currency. */
export interface Line {
  productId: string | null
  productName: string
  description: string | null
  quantity: number
  unitPrice: number
  discountPercent: number | null
  discountAmount: number | null
  taxRate: number | null
  period: Period
  /** A price by hand stays; another follows list and quantity. */
  priceFrom: 'hand' | 'product' | 'list'
  /** The list it came from. */
  pricelist: string | null
}

export const emptyLine: Line = {
  productId: null,
  productName: '',
  description: null,
  quantity: 1,
  unitPrice: 0,
  discountPercent: null,
  discountAmount: null,
  taxRate: null,
  period: 'once',
  priceFrom: 'hand',
  pricelist: null,
}

const priceSources = ['hand', 'product', 'list'] as const

/** Reads the lines out of a record. */
export const linesOf = (value: unknown): Line[] =>
  Array.isArray(value)
    ? value.map((item: unknown): Line => {
        const line = Object(item)
        return {
          productId: textOf(line.productId) || null,
          productName: textOf(line.productName),
          description: textOf(line.description) || null,
          quantity: numberOf(line.quantity) ?? 1,
          unitPrice: numberOf(line.unitPrice) ?? 0,
          discountPercent: numberOf(line.discountPercent),
          discountAmount: numberOf(line.discountAmount),
          taxRate: numberOf(line.taxRate),
          period: periods.find((period) => period === line.period) ?? 'once',
          priceFrom: priceSources.find((source) => source === line.priceFrom) ?? 'hand',
          pricelist: textOf(line.pricelist) || null,
        }
      })
    : []

const numberOf = (value: unknown) => (typeof value === 'number' ? value : null)

/** What holds for all lines, read out of a record or a form. */
export const pricingOf = (value: (field: string) => unknown): Pricing => ({
  pricesInclude: value('pricesInclude') === 'net' ? 'net' : 'gross',
  discountPercent: numberOf(value('discountPercent')),
  discountAmount: numberOf(value('discountAmount')),
})

/** What the lines of a record come to. */
export const totalsOfRecord = (record: Record<string, unknown>): Totals =>
  totalsOf(
    linesOf(record.lines),
    pricingOf((name) => record[name]),
  )

/** A discount as it is typed: “10 %” of the line, or “9.50” off it. Undefined for what is neither. */
export function readDiscount(
  typed: string,
  factor: number,
): Pick<Line, 'discountPercent' | 'discountAmount'> | undefined {
  const text = typed.replaceAll(/\s/g, '').replace(',', '.')
  if (text === '') return { discountPercent: null, discountAmount: null }
  const number = Number(text.replace(/%$/, ''))
  if (!Number.isFinite(number)) return undefined
  if (!text.endsWith('%')) return { discountPercent: null, discountAmount: Math.round(number * factor) }
  return number >= 0 && number <= 100 ? { discountPercent: number, discountAmount: null } : undefined
}
