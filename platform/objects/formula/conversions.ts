import { type RawBuilder, sql } from 'kysely'
import { FormulaError, type Term, type TermType } from './term.ts'

/** What formulas need to know of the workspace. */
export interface Surroundings {
  timeZone: string
  /** Digits of the currency's minor unit. */
  digits: number
}

const exact = (cell: RawBuilder<unknown>) => sql`(${cell})::numeric`

/** A term as another type, where nothing is lost by it. @throws FormulaError */
export function as(term: Term, type: TermType, { timeZone, digits }: Surroundings): Term {
  if (term.type === type) return term
  const made = (expression: RawBuilder<unknown>): Term => ({ type, sql: expression })
  if (type === 'text') return made(textOf(term, digits))
  if (type === 'money' && term.type === 'number') return made(sql`(${term.sql} * ${sql.lit(10 ** digits)})`)
  if (type === 'number' && term.type === 'money') return made(sql`(${term.sql} / ${sql.lit(10 ** digits)})`)
  if (type === 'dateTime' && term.type === 'date')
    return made(sql`((${term.sql})::timestamp at time zone ${sql.lit(timeZone)})`)
  if (type === 'date' && term.type === 'dateTime')
    return made(sql`((${term.sql}) at time zone ${sql.lit(timeZone)})::date`)
  throw new FormulaError(`A ${term.type} stands where a ${type} is needed`, 'Use a field or function that yields one.')
}

function textOf({ type, sql: cell }: Term, digits: number): RawBuilder<unknown> {
  switch (type) {
    case 'number':
      return sql`trim_scale(${exact(cell)})::text`
    case 'money':
      return sql`round(${exact(cell)} / ${sql.lit(10 ** digits)}, ${sql.lit(digits)})::text`
    case 'date':
      return sql`to_char(${cell}, 'YYYY-MM-DD')`
    default:
      return sql`(${cell})::text`
  }
}

/** Both terms as one type they can be compared or added as. @throws FormulaError */
export function alike(left: Term, right: Term, around: Surroundings): [Term, Term] {
  if (left.type === right.type) return [left, right]
  const types = [left.type, right.type]
  const common: TermType | undefined =
    types.includes('money') && types.includes('number')
      ? 'money'
      : types.includes('date') && types.includes('dateTime')
        ? 'dateTime'
        : undefined
  if (!common)
    throw new FormulaError(`A ${left.type} and a ${right.type} do not go together`, 'Bring both to one type first.')
  return [as(left, common, around), as(right, common, around)]
}

/** How a term leaves the formula: figures that no client can read, and days beyond the calendar, are empty. */
export function shown({ type, sql: cell }: Term): RawBuilder<unknown> {
  switch (type) {
    case 'number':
      return sql`(case when abs(${cell}) < 1e300 then (${cell})::double precision end)`
    case 'money':
      return sql`(case when abs(${cell}) < 1e15 then round(${cell})::double precision end)`
    case 'text':
      return sql`nullif(left(${cell}, 2000), '')`
    case 'date':
    case 'dateTime':
      return sql`(case when ${cell} < '9999-01-01' then ${cell} end)`
    default:
      return cell
  }
}
