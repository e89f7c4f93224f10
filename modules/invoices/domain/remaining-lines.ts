import type { ChargedLine } from '#modules/commerce'

/** What is charged of an order: its lines, and what comes off the whole. */
export interface Charged {
  lines: readonly ChargedLine[]
  discountAmount: number | null
}

/** By what a line of an invoice is known as one of the order's: what it is for, at which price and tax. */
const keyOf = ({ productId, productName, unitPrice, taxRate, discountPercent, period }: ChargedLine) =>
  JSON.stringify([productId ?? productName, unitPrice, taxRate, discountPercent, period])

/** To nine decimals, so that 0.3 less 0.1 is 0.2. */
const less = (amount: number, taken: number) => Math.round((amount - taken) * 1e9) / 1e9

/**
 * What of an order is not on an invoice yet: of each line the quantity that is left, with what is left of its discount. A
 * credit note gives back what it credits, as its quantities are negative. Lines that an invoice adds count for nothing.
 */
export function remainingOf(order: Charged, invoices: readonly Charged[]): Charged {
  const taken = new Map<string, { quantity: number; discount: number }>()
  for (const line of invoices.flatMap(({ lines }) => lines)) {
    const { quantity, discount } = taken.get(keyOf(line)) ?? { quantity: 0, discount: 0 }
    taken.set(keyOf(line), {
      quantity: quantity + line.quantity,
      discount: discount + (line.discountAmount ?? 0),
    })
  }
  const lines = order.lines.flatMap((line) => {
    const gone = taken.get(keyOf(line)) ?? { quantity: 0, discount: 0 }
    const quantity = takeFrom(line.quantity, gone.quantity)
    const discount = line.discountAmount === null ? 0 : takeFrom(line.discountAmount, gone.discount)
    taken.set(keyOf(line), {
      quantity: less(gone.quantity, less(line.quantity, quantity)),
      discount: line.discountAmount === null ? gone.discount : gone.discount - (line.discountAmount - discount),
    })
    if (quantity === 0) return []
    return [{ ...line, quantity, discountAmount: line.discountAmount === null ? null : discount }]
  })
  const givenAway = invoices.reduce((sum, { discountAmount }) => sum + (discountAmount ?? 0), 0)
  const left = Math.max(0, (order.discountAmount ?? 0) - givenAway)
  return { lines, discountAmount: left === 0 || lines.length === 0 ? null : left }
}

/** What is left of a quantity of either sign; more than all cannot be taken. */
function takeFrom(amount: number, taken: number): number {
  const left = less(amount, taken)
  if (amount >= 0) return Math.min(amount, Math.max(0, left))
  return Math.max(amount, Math.min(0, left))
}

/** The same lines to the contrary: what a credit note gives back. */
export const reversed = ({
  lines,
  discountAmount,
}: Charged): { lines: ChargedLine[]; discountAmount: number | null } => ({
  lines: lines.map((line) => ({
    ...line,
    quantity: -line.quantity,
    discountAmount: line.discountAmount === null ? null : -line.discountAmount,
  })),
  discountAmount: discountAmount === null ? null : -discountAmount,
})

/** What has a total and no lines is one line of it. */
export const lineOfTotal = (name: string, total: number): ChargedLine => ({
  ...{ productId: null, productName: name, description: null, quantity: 1, unitPrice: total },
  ...{ discountPercent: null, discountAmount: null, taxRate: null, period: 'once', priceFrom: 'hand', pricelist: null },
})
