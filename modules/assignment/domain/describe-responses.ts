/** Response times told in figures. */
export interface Responses {
  count: number
  /** Minutes; null where there is none, or where more than half were never answered. */
  median: number | null
  /** Shares of all, 0 to 1. */
  within5: number
  within60: number
  never: number
}

/**
 * Median and shares of response times in minutes. Whoever was never answered is infinite and counts in all of them; of an
 * even number the median is the mean of the two in the middle.
 */
export function describeResponses(minutes: readonly number[]): Responses {
  const count = minutes.length
  const sorted = minutes.toSorted((a, b) => a - b)
  const half = (count - 1) / 2
  const [low = Infinity, high = Infinity] = [sorted[Math.floor(half)], sorted[Math.ceil(half)]]
  const middle = (low + high) / 2
  const share = (is: (one: number) => boolean) => (count === 0 ? 0 : minutes.filter(is).length / count)
  return {
    count,
    median: Number.isFinite(middle) ? middle : null,
    within5: share((one) => one <= 5),
    within60: share((one) => one <= 60),
    never: share((one) => one === Infinity),
  }
}
