import type { MoneyStyle } from '#platform/values/money'
import type { CellProblem } from './check-problem.ts'

export interface Labelled {
  value: string
  primary?: boolean
  label?: string
}

/** A row being read: what its cells have given so far. Parts of one thing meet here before they become a record. */
export interface RowDraft {
  record: Record<string, unknown>
  problems: CellProblem[]
  style: MoneyStyle
  /** Country of the row's own address, else guessed from its email's domain. */
  country: string | undefined
  guessedCountry: string | undefined
  lists: Map<string, Map<string, Labelled[]>>
  labels: Map<string, string>
  addresses: Map<string, Map<string, Record<string, string>>>
  parts: Map<string, Record<string, string>>
  /** Records that come along, by their object: a note, a task. */
  along: Map<string, Record<string, unknown>>
  line: { productName?: string; sku?: string; quantity?: number; unitPrice?: number; amount?: number } | undefined
}

export function rowDraft(style: MoneyStyle): RowDraft {
  return {
    record: {},
    problems: [],
    style,
    country: undefined,
    guessedCountry: undefined,
    lists: new Map(),
    labels: new Map(),
    addresses: new Map(),
    parts: new Map(),
    along: new Map(),
    line: undefined,
  }
}

/** The entry of a map of maps, made on first use. */
export function within<V>(map: Map<string, V>, key: string, made: () => V): V {
  const known = map.get(key)
  if (known !== undefined) return known
  const value = made()
  map.set(key, value)
  return value
}
