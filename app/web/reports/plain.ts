import { fractionDigits } from '#platform/values/money'
import type { Unit } from './figure-words.ts'
import type { Figure } from './figures-client.ts'

/** A figure as a spreadsheet takes it: money in whole units of its currency, a share as a fraction. */
export function plain(figure: Figure | undefined, unit: Unit, currency: string): number | null {
  if (figure?.value === null || figure?.value === undefined) return null
  if (unit !== 'money' && unit !== 'moneyPerDay') return rounded(figure.value, 4)
  return majorUnits(figure.value, currency)
}

/** Minor units as whole ones of a currency. */
export function majorUnits(amount: number | null, currency: string): number | null {
  if (amount === null) return null
  const digits = fractionDigits(currency)
  return rounded(amount / 10 ** digits, digits)
}

const rounded = (value: number, digits: number) => Math.round(value * 10 ** digits) / 10 ** digits
