const Z = 1.959964

/**
 * The 95 % interval of a share by Wilson: `(p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n)`. Null without anything counted.
 * E. B. Wilson, Probable inference, the law of succession, and statistical inference, 1927.
 */
export function wilson(hits: number, n: number): { low: number; high: number } | null {
  if (n <= 0) return null
  const share = hits / n
  const middle = share + Z ** 2 / (2 * n)
  const half = Z * Math.sqrt((share * (1 - share)) / n + Z ** 2 / (4 * n ** 2))
  const scale = 1 + Z ** 2 / n
  return { low: Math.max(0, (middle - half) / scale), high: Math.min(1, (middle + half) / scale) }
}
