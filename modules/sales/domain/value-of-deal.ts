/** How often a recurring amount comes in a year. */
const timesAYear: Record<string, number> = { monthly: 12, quarterly: 4, yearly: 1 }

/** What a deal brings in its first year, in minor units: its amount, and twelve months of what recurs (monthly unless it says otherwise). */
export function valueOfDeal({ amount, recurringAmount, recurringPeriod }: Record<string, unknown>): number {
  const times = timesAYear[String(recurringPeriod ?? 'monthly')] ?? 12
  return Number(amount ?? 0) + Number(recurringAmount ?? 0) * times
}

/**
 * The value times how likely it is: won wholly, lost not at all, open by its own probability or that of its stage. In minor
 * units, rounded half away from zero.
 */
export function weightedValue({ status, value, probability }: Record<string, unknown>, ofStage: number): number {
  if (status === 'won') return Number(value)
  if (status === 'lost') return 0
  const exact = (Number(value) * Number(probability ?? ofStage)) / 100
  return Math.sign(exact) * Math.round(Math.abs(exact))
}
