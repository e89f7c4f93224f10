import { textOf } from '#app/web/ui/field.ts'

/** A line of an order; the price in minor units of the order's currency. */
export interface Line {
  productId: string | null
  productName: string
  quantity: number
  unitPrice: number
}

/** Reads the lines out of an order. */
export const linesOf = (value: unknown): Line[] =>
  Array.isArray(value)
    ? value.map((item: unknown) => {
        const { productId, productName, quantity, unitPrice } = Object(item)
        return {
          productId: textOf(productId) || null,
          productName: textOf(productName),
          quantity: typeof quantity === 'number' ? quantity : 1,
          unitPrice: typeof unitPrice === 'number' ? unitPrice : 0,
        }
      })
    : []

/** What a line comes to, in minor units, rounded half away from zero as the server does. */
export const amountOf = ({ quantity, unitPrice }: Pick<Line, 'quantity' | 'unitPrice'>) =>
  Math.sign(quantity * unitPrice) * Math.round(Math.abs(quantity * unitPrice))

export const sumOf = (lines: readonly Line[]) => lines.reduce((sum, line) => sum + amountOf(line), 0)
