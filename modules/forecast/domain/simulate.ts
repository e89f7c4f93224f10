/** How often something came about among how many. */
export interface Tally {
  won: number
  n: number
}

/** An open deal: what it would bring, and which tally says how likely. */
export interface Chance {
  value: number
  tally: Tally
}

export interface Spread {
  /** Expected sum: Σ value × (won + ½) ÷ (n + 1). */
  mean: number
  /** Nine of ten simulated sums are above, nine of ten below. */
  low: number
  high: number
}

const RUNS = 2_000
const FEWEST_RUNS = 200
/** Draws of all runs together: with very many deals there are fewer runs, whose sums vary less. */
const MOST_DRAWS = 8_000_000

/**
 * What open deals may bring together. In each run the share won of each tally is drawn from Beta(won + ½, n − won + ½)
 * (Jeffreys), for what few cases say is uncertain for all deals alike; then each deal is won or not. The seed is fixed:
 * the same deals give the same answer.
 */
export function simulate(chances: readonly Chance[]): Spread {
  const random = seeded(20_261_001)
  const tallies = [...new Set(chances.map(({ tally }) => tally))]
  const places = new Map(tallies.map((tally, index) => [tally, index]))
  const deals = chances.map(({ value, tally }) => ({ value, place: places.get(tally) ?? 0 }))
  const runs = Math.max(FEWEST_RUNS, Math.min(RUNS, Math.floor(MOST_DRAWS / Math.max(1, deals.length))))
  const sums = Array.from({ length: runs }, () => {
    const shares = tallies.map(({ won, n }) => beta(random, won + 0.5, n - won + 0.5))
    return deals.reduce((sum, { value, place }) => (random() < (shares[place] ?? 0) ? sum + value : sum), 0)
  }).sort((a, b) => a - b)
  const at = (share: number) => sums[Math.min(runs - 1, Math.floor(share * runs))] ?? 0
  const mean = chances.reduce((sum, { value, tally }) => sum + (value * (tally.won + 0.5)) / (tally.n + 1), 0)
  return { mean: Math.round(mean), low: at(0.1), high: at(0.9) }
}

/** Numbers in [0, 1) that are the same for the same seed (mulberry32, T. Ettinger, public domain). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

function beta(random: () => number, a: number, b: number): number {
  const one = gamma(random, a)
  return one / (one + gamma(random, b))
}

/** Gamma(shape, 1) by Marsaglia and Tsang (2000); below 1 through Gamma(shape + 1) × U^(1 ÷ shape). */
function gamma(random: () => number, shape: number): number {
  if (shape < 1) return gamma(random, shape + 1) * (1 - random()) ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
    const v = (1 + c * normal) ** 3
    if (v > 0 && Math.log(1 - random()) < normal ** 2 / 2 + d - d * v + d * Math.log(v)) return d * v
  }
}
