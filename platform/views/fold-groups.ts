import type { Sum } from './list-groups.ts'
import type { SumKind } from './view-settings.ts'

/** One row of the statement: a group's part in one currency. Of the n-th sum `n…`: how many, `s…`: sum, `a…`/`z…`: least and most. */
export type GroupRow = { value: string | boolean | null; currency: string | null; count: number } & Record<
  string,
  unknown
>

export interface Amount {
  /** ISO 4217 for money of records with a currency of their own, else null. Money is in minor units. */
  currency: string | null
  /** Text for a date. */
  value: number | string
}

export interface Group {
  value: string | boolean | null
  count: number
  sums: { field: string; how: SumKind; amounts: Amount[] }[]
}

/** Puts the parts of each group together: counts over all currencies, amounts of money apart. */
export function foldGroups(rows: readonly GroupRow[], sums: readonly Sum[]): Group[] {
  const byValue = new Map<GroupRow['value'], GroupRow[]>()
  for (const row of rows) byValue.set(row.value, [...(byValue.get(row.value) ?? []), row])
  return [...byValue].map(([value, parts]) => ({
    value,
    count: parts.reduce((sum, { count }) => sum + count, 0),
    sums: sums.map((sum, index) => ({ ...sum, amounts: amountsOf(parts, sum, index) })),
  }))
}

// The statement groups by currency, too: each part of a group is one currency's.
function amountsOf(parts: readonly GroupRow[], { how }: Sum, index: number): Amount[] {
  const counted = (row: GroupRow) => Number(row[`n${index}`] ?? 0)
  if (how === 'count') return [{ currency: null, value: parts.reduce((sum, row) => sum + counted(row), 0) }]
  return parts
    .filter((row) => counted(row) > 0)
    .map((row) => ({ currency: row.currency, value: amountOf(row, how, index, counted(row)) }))
}

function amountOf(row: GroupRow, how: Exclude<SumKind, 'count'>, index: number, counted: number): number | string {
  if (how === 'sum') return Number(row[`s${index}`])
  if (how === 'avg') return Number(row[`s${index}`]) / counted
  const edge = row[`${how === 'min' ? 'a' : 'z'}${index}`]
  return typeof edge === 'number' ? edge : String(edge)
}
