/** What was forecast and what it came to. */
export interface Pair {
  forecast: number
  actual: number
}

export interface Accuracy {
  n: number
  /** Σ|A−F| ÷ ΣA; null where nothing came. */
  wape: number | null
  /** Σ(F−A) ÷ ΣA: above zero where too much was promised. */
  bias: number | null
  /** Mean of |A−F| ÷ |A|; null as soon as one A is 0, where it has no meaning. */
  mape: number | null
}

/** How well forecasts met what came (reference/metrics, forecast accuracy). */
export function accuracyOf(pairs: readonly Pair[]): Accuracy {
  const sum = (of: (pair: Pair) => number) => pairs.reduce((all, pair) => all + of(pair), 0)
  const actual = sum((pair) => pair.actual)
  const missed = ({ forecast, actual: came }: Pair) => Math.abs(came - forecast)
  const hasNone = pairs.length === 0 || pairs.some((pair) => pair.actual === 0)
  return {
    n: pairs.length,
    wape: actual === 0 ? null : sum(missed) / actual,
    bias: actual === 0 ? null : sum((pair) => pair.forecast - pair.actual) / actual,
    mape: hasNone ? null : sum((pair) => missed(pair) / Math.abs(pair.actual)) / pairs.length,
  }
}
