/** A value on its way into a file: typed where a spreadsheet has the type, text otherwise. */
export type Cell =
  | null
  | string
  | number
  | boolean
  /** `2026-11-19` */
  | { day: string }
  /** An instant, and as the workspace's clock shows it: `2026-11-19T10:30:00`. */
  | { moment: string; local: string }
  /** Minor units with so many digits behind the point. */
  | { amount: number; digits: number }

/** An amount as it is written: 1250 with two digits is `12.50`. Composed of digits, never divided. */
export function amountText({ amount, digits }: { amount: number; digits: number }): string {
  if (digits === 0) return String(amount)
  const whole = String(Math.abs(amount)).padStart(digits + 1, '0')
  return `${amount < 0 ? '-' : ''}${whole.slice(0, -digits)}.${whole.slice(-digits)}`
}
