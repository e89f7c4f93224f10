import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { Refusal } from '#platform/http/refusal'
import { fractionDigits } from '#platform/values/money'
import type { Field } from './field.ts'
import { compileFormula } from './formula/compile-formula.ts'
import { type Surroundings, shown } from './formula/conversions.ts'
import { fieldTerm, termTypeOf } from './formula/field-term.ts'
import { FormulaError, type Term } from './formula/term.ts'
import type { ObjectType } from './object-type.ts'
import { compileRollup, Rollup, RollupError } from './rollup.ts'

/** A type with its formulas and roll-ups as SQL. One that cannot be worked out any more is empty, and says why. */
export async function withComputed(ctx: Ctx, type: ObjectType): Promise<ObjectType> {
  const names = Object.keys(type.fields).filter((name) => isComputed(type.fields[name]))
  if (names.length === 0) return type
  const fields: Record<string, Field> = { ...type.fields }
  const expressions: Record<string, RawBuilder<unknown>> = { ...type.expressions }
  const terms = await rollupTerms(ctx, type, names)
  for (const name of names) {
    const field = type.fields[name]
    if (!field) continue
    try {
      const term = termOf(ctx, type, name, terms)
      expressions[name] = field.type === 'formula' ? shown(term) : (terms.get(name)?.raw ?? sql`null`)
      fields[name] = { ...field, result: terms.get(name)?.result ?? term.type }
    } catch (error) {
      const problem = problemOf(error)
      expressions[name] = sql`null::text`
      fields[name] = { ...field, result: 'text', problem }
    }
  }
  return { ...type, fields, expressions }
}

function problemOf(error: unknown): NonNullable<Field['problem']> {
  if (error instanceof FormulaError) {
    const place = error.at === null ? '' : ` (at character ${error.at + 1})`
    return { path: 'formula', message: error.message + place, mend: error.mend }
  }
  if (error instanceof RollupError) return { path: `rollup.${error.path}`, message: error.message, mend: error.mend }
  const [first] = error instanceof Refusal ? error.errors : []
  if (first) return { path: `rollup.${first.path}`, message: first.message, mend: first.mend }
  throw error
}

const isComputed = (field: Field | undefined) => field?.type === 'formula' || field?.type === 'rollup'

interface Rolled {
  term: Term | Error
  raw: RawBuilder<unknown>
  result: Field['type']
}

async function rollupTerms(ctx: Ctx, type: ObjectType, names: readonly string[]): Promise<Map<string, Rolled>> {
  const found = new Map<string, Rolled>()
  for (const name of names) {
    const field = type.fields[name]
    if (field?.type !== 'rollup') continue
    found.set(name, await rolled(ctx, type, field))
  }
  return found
}

async function rolled(ctx: Ctx, type: ObjectType, field: Field): Promise<Rolled> {
  try {
    const { expression, result } = await compileRollup(ctx, type, Rollup.parse(field.rollup))
    const kind = termTypeOf(result) ?? 'text'
    const isFigure = kind === 'number' || kind === 'money'
    return { raw: expression, result, term: { type: kind, sql: isFigure ? sql`(${expression})::numeric` : expression } }
  } catch (error) {
    return { raw: sql`null::text`, result: 'text', term: error instanceof Error ? error : new Error(String(error)) }
  }
}

/** The term of a computed field. @throws FormulaError, also for formulas that go round in a circle. */
function termOf(
  ctx: Pick<Ctx, 'workspace'>,
  type: ObjectType,
  name: string,
  rollups: ReadonlyMap<string, Rolled>,
  under: readonly string[] = [],
): Term {
  const known = rollups.get(name)?.term
  if (known instanceof Error) throw known
  if (known) return known
  const label = type.fields[name]?.label ?? name
  if (under.includes(name))
    throw new FormulaError(`“${label}” would be worked out from itself`, 'Leave one of the fields out of the circle.')
  const { timeZone, currency } = ctx.workspace
  const around: Surroundings = { timeZone, digits: fractionDigits(currency) }
  const inner = (other: string) => termOf(ctx, type, other, rollups, [...under, name])
  const formula = type.fields[name]?.formula ?? ''
  return compileFormula(formula, (field) => fieldTerm(type, field, inner), around)
}
