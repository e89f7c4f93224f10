/** Milliseconds of repeated work. */
export interface Times {
  p50: number
  p95: number
}

/** Runs the contenders in turn, so that whatever else the machine does falls on all of them alike. The first tenth is not counted. */
export async function inTurn<K extends string>(
  rounds: number,
  contenders: Record<K, (round: number) => Promise<unknown>>,
): Promise<Record<K, Times>> {
  const names = Object.keys(contenders) as K[] // the keys of the record itself
  const taken = new Map<K, number[]>(names.map((name) => [name, []]))
  const warming = Math.max(3, Math.ceil(rounds / 10))
  for (let round = -warming; round < rounds; round++)
    for (const name of names) {
      const began = performance.now()
      await contenders[name](round + warming)
      if (round >= 0) taken.get(name)?.push(performance.now() - began)
    }
  return Object.fromEntries(names.map((name) => [name, timesOf(taken.get(name) ?? [])])) as Record<K, Times>
}

/** Median and 95th percentile. */
export function timesOf(values: readonly number[]): Times {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
  return { p50: at(0.5), p95: at(0.95) }
}

/** Seconds that work took, with what it gave. */
export async function timed<T>(work: () => Promise<T>): Promise<{ seconds: number; value: T }> {
  const began = performance.now()
  const value = await work()
  return { seconds: (performance.now() - began) / 1000, value }
}
