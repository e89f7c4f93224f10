import { type RawBuilder, sql } from 'kysely'
import { alike, as, type Surroundings } from './conversions.ts'
import { FormulaError, type Term, type TermType } from './term.ts'

/** What a function takes; `any` whatever comes, `…` behind the last: any number of it. */
type Takes = readonly (TermType | 'any')[]

interface FormulaFunction {
  takes: Takes
  /** How many of them must be there; the last may then come again and again if `repeats`. */
  least?: number
  repeats?: boolean
  yields: (terms: Term[], around: Surroundings) => Term
}

const term = (type: TermType, expression: RawBuilder<unknown>): Term => ({ type, sql: expression })
const cells = (terms: readonly Term[]) => sql.join(terms.map((one) => one.sql))
const one = (terms: readonly Term[]): Term => terms[0] ?? term('text', sql`null`)
const two = (terms: readonly Term[]): Term => terms[1] ?? term('number', sql`0`)
const whole = ({ sql: cell }: Term, most: number) =>
  sql`(greatest(least(${cell}, ${sql.lit(most)}), ${sql.lit(-most)}))::int`

/** A function of one figure that keeps its type. */
const ofFigure = (name: string): FormulaFunction => ({
  takes: ['any'],
  yields: (terms) => {
    const given = one(terms)
    if (given.type !== 'number' && given.type !== 'money')
      throw new FormulaError(`${name} needs a number, not a ${given.type}`, 'Give it a number.')
    return term(given.type, sql`${sql.raw(name === 'ceil' ? 'ceil' : name)}(${given.sql})`)
  },
})

const ofText = (expression: (cell: RawBuilder<unknown>) => RawBuilder<unknown>): FormulaFunction => ({
  takes: ['text'],
  yields: (terms) => term('text', expression(one(terms).sql)),
})

const part = (name: string): FormulaFunction => ({
  takes: ['date'],
  yields: (terms) => term('number', sql`extract(${sql.raw(name)} from ${one(terms).sql})`),
})

/** The first of several that all become of one type. */
const chosen = (name: string): FormulaFunction => ({
  takes: ['any', 'any'],
  least: 1,
  repeats: true,
  yields: (terms, around) => {
    const first = one(terms)
    const same = terms.map((given) => alike(first, given, around)[1])
    const last = same.at(-1) ?? first
    return term(last.type, sql`${sql.raw(name)}(${cells(same.map((given) => as(given, last.type, around)))})`)
  },
})

const DAYS = 400_000
const MONTHS = 12_000

/** The functions a formula may call, by name. */
export const functions: Readonly<Record<string, FormulaFunction>> = {
  abs: ofFigure('abs'),
  floor: ofFigure('floor'),
  ceil: ofFigure('ceil'),
  round: {
    takes: ['number', 'number'],
    least: 1,
    yields: (terms) => term('number', sql`round(${one(terms).sql}, ${terms[1] ? whole(terms[1], 10) : sql`0`})`),
  },
  min: chosen('least'),
  max: chosen('greatest'),
  coalesce: chosen('coalesce'),
  concat: { takes: ['text'], repeats: true, yields: (terms) => term('text', sql`concat(${cells(terms)})`) },
  upper: ofText((cell) => sql`upper(${cell})`),
  lower: ofText((cell) => sql`lower(${cell})`),
  trim: ofText((cell) => sql`btrim(${cell})`),
  length: { takes: ['text'], yields: (terms) => term('number', sql`length(${one(terms).sql})::numeric`) },
  left: {
    takes: ['text', 'number'],
    yields: (terms) => term('text', sql`left(${one(terms).sql}, ${whole(two(terms), 1_000)})`),
  },
  right: {
    takes: ['text', 'number'],
    yields: (terms) => term('text', sql`right(${one(terms).sql}, ${whole(two(terms), 1_000)})`),
  },
  contains: {
    takes: ['text', 'text'],
    yields: (terms) => term('boolean', sql`(strpos(kith.fold(${one(terms).sql}), kith.fold(${two(terms).sql})) > 0)`),
  },
  isEmpty: {
    takes: ['any'],
    yields: (terms) => term('boolean', sql`(nullif((${one(terms).sql})::text, '') is null)`),
  },
  today: { takes: [], yields: (_, { timeZone }) => term('date', sql`(now() at time zone ${sql.lit(timeZone)})::date`) },
  now: { takes: [], yields: () => term('dateTime', sql`now()`) },
  year: part('year'),
  month: part('month'),
  day: part('day'),
  weekday: part('isodow'),
  daysBetween: {
    takes: ['date', 'date'],
    yields: (terms) => term('number', sql`(${two(terms).sql} - ${one(terms).sql})::numeric`),
  },
  addDays: {
    takes: ['date', 'number'],
    yields: (terms) => term('date', sql`(${one(terms).sql} + ${whole(two(terms), DAYS)})`),
  },
  addMonths: {
    takes: ['date', 'number'],
    yields: (terms) =>
      term('date', sql`(${one(terms).sql} + make_interval(months => ${whole(two(terms), MONTHS)}))::date`),
  },
  number: { takes: ['any'], yields: (terms, around) => as(one(terms), 'number', around) },
  text: { takes: ['any'], yields: (terms, around) => as(one(terms), 'text', around) },
  date: { takes: ['date'], yields: one },
}

/** Calls a function. @throws FormulaError naming it when the arguments are wrong. */
export function call(name: string, given: readonly Term[], around: Surroundings, at: number | null): Term {
  const known = Object.hasOwn(functions, name) ? functions[name] : undefined
  if (!known)
    throw new FormulaError(
      `There is no function “${name}”`,
      `Use one of: if, ${Object.keys(functions).join(', ')}.`,
      at,
    )
  const { takes, least = takes.length, repeats = false, yields } = known
  if (given.length < least || (!repeats && given.length > takes.length))
    throw new FormulaError(
      `“${name}” takes ${least === takes.length ? '' : `${least} to `}${takes.length}${repeats ? ' or more' : ''} values, not ${given.length}`,
      'Separate them by commas.',
      at,
    )
  const wanted = given.map((_, index) => takes[Math.min(index, takes.length - 1)] ?? 'any')
  return yields(
    given.map((one, index) => (wanted[index] === 'any' ? one : as(one, wanted[index] as TermType, around))),
    around,
  )
}
