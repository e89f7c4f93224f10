import type { RawBuilder } from 'kysely'

/** What an expression yields. Money is in minor units of the workspace's currency, a number is exact (numeric). */
export type TermType = 'number' | 'money' | 'text' | 'date' | 'dateTime' | 'boolean'

/** A part of a formula as SQL. */
export interface Term {
  type: TermType
  sql: RawBuilder<unknown>
}

/** A formula that is wrong, with the place: what stands there, and where from the beginning of the text. */
export class FormulaError extends Error {
  override name = 'FormulaError'
  readonly mend: string
  readonly at: number | null

  constructor(message: string, mend: string, at: number | null = null) {
    super(message)
    this.mend = mend
    this.at = at
  }
}
