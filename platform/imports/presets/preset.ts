/** Where a column goes: a target's path, and for one of several its slot and what it is called. Null: it stays out. */
export type Place = string | readonly [path: string, slot: string, label?: string] | null

/** One kind of file that a program exports, as its documentation and its files name the columns. */
export interface PresetTable {
  /** What its rows are. */
  object: string
  /** Columns by which it is recognised: all of them, in any language one of the lists. */
  signature: readonly (readonly string[])[]
  /** Columns by name; those it does not name go where they would without a preset. */
  columns: Readonly<Record<string, Place>>
}

/** A program whose exports are mapped without a question. */
export interface Preset {
  id: string
  /** A brand, the same in every language. */
  name: string
  tables: readonly PresetTable[]
}

/** Columns of several spellings that go to one place: `'a|b'`. */
export function spelled(columns: Readonly<Record<string, Place>>): Record<string, Place> {
  return Object.fromEntries(
    Object.entries(columns).flatMap(([names, place]) => names.split('|').map((name) => [name, place] as const)),
  )
}
