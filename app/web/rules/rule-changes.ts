import type { Filter } from '../ui/filter.ts'

/** A filter as it was saved through the same language. */
export const filterIn = ({ filter }: { filter?: unknown }) => (filter ?? undefined) as Filter | undefined

/** What differs from a rule as it was opened: what does not show to somebody is left as it is. */
export function differing<T extends object>(now: T, was: T): Partial<T> {
  const before = new Map<string, unknown>(Object.entries(was))
  const differs = ([name, value]: [string, unknown]) => JSON.stringify(before.get(name)) !== JSON.stringify(value)
  return Object.fromEntries(Object.entries(now).filter(differs)) as Partial<T>
}
