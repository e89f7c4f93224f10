import type { ValueCode } from '#platform/values/parsed'
import type { FileProblemCode } from './file/file-shape.ts'

export type CheckCode =
  | ValueCode
  | FileProblemCode
  | 'phone_country_guessed'
  | 'text_too_long'
  | 'row_empty'
  | 'required_missing'
  | 'member_unknown'
  | 'product_alike'
  | 'record_exists'
  | 'record_unknown'
  | 'row_refused'

/** What is wrong with one cell, how to mend it, and where it can be guessed, what it should say. */
export interface CellProblem {
  /** 0-based column, `null` for the row as a whole. */
  column: number | null
  /** Path of the target the cell was read for. */
  field: string | null
  code: CheckCode
  /** The cell as it stands in the file, at most 200 characters. */
  value: string
  mend: string
  suggestion?: string
  /** `mend`: the row cannot be kept so. `look`: it is kept, as the reader understood it. */
  severity: 'mend' | 'look'
}

export function cellProblem(
  severity: CellProblem['severity'],
  place: { column: number | null; field: string | null },
  code: CheckCode,
  value: string,
  mend: string,
  suggestion?: string,
): CellProblem {
  const problem: CellProblem = {
    column: place.column,
    field: place.field,
    code,
    value: value.slice(0, 200),
    mend,
    severity,
  }
  return suggestion === undefined ? problem : { ...problem, suggestion }
}
