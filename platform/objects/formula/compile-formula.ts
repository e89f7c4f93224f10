import jsep, { type Expression } from 'jsep'
import { sql } from 'kysely'
import { alike, as, type Surroundings } from './conversions.ts'
import { call } from './functions.ts'
import { FormulaError, type Term } from './term.ts'

/** Longer than any formula that somebody still understands. */
export const LONGEST_FORMULA = 2_000
const DEEPEST = 60

/** Finds what a name stands for; undefined when there is no such field. */
type FieldTerm = (name: string) => Term | undefined

/**
 * A formula as SQL. It is only parsed, never run: what it can say is what stands here and in `functions`.
 * @throws FormulaError naming the place.
 */
export function compileFormula(text: string, fields: FieldTerm, around: Surroundings): Term {
  const compile = (node: Expression, depth: number): Term => {
    if (depth > DEEPEST) throw new FormulaError('The formula is nested too deeply', 'Split it into several fields.')
    const inner = (part: unknown) => compile(part as Expression, depth + 1) // jsep types the parts of a node as any
    switch (node.type) {
      case 'Literal':
        return literal(node.value, text)
      case 'Identifier':
        return named(String(node.name))
      case 'MemberExpression':
        return named(pathOf(node, text))
      case 'UnaryExpression':
        return unary(String(node.operator), inner(node.argument), around)
      case 'BinaryExpression':
        return binary(String(node.operator), inner(node.left), inner(node.right), around)
      case 'ConditionalExpression':
        return choice(inner(node.test), inner(node.consequent), inner(node.alternate), around)
      case 'CallExpression': {
        const callee = node.callee as Expression
        if (callee.type !== 'Identifier')
          throw new FormulaError('Only functions can be called', 'Write for example round(x).')
        const name = String(callee.name)
        const given = (node.arguments as Expression[]).map(inner)
        const [test, yes, no] = given
        if (name === 'if' && test && yes && given.length <= 3)
          return choice(test, yes, no ?? { type: yes.type, sql: sql`null` }, around)
        return call(name, given, around, placeOf(name, text))
      }
      default:
        throw new FormulaError('This cannot stand in a formula', 'Use fields, values, operators and functions.')
    }
  }
  const named = (name: string): Term => {
    const found = fields(name)
    if (found) return found
    throw new FormulaError(
      `There is no field “${name}” that a formula can use`,
      'Look at the names of the fields.',
      placeOf(name, text),
    )
  }
  return compile(parse(text), 0)
}

function parse(text: string): Expression {
  try {
    return jsep(text)
  } catch (error) {
    const { index, description } = Object(error)
    const at = typeof index === 'number' ? index : null
    throw new FormulaError(
      `The formula cannot be read: ${String(description ?? error).slice(0, 100)}`,
      'Mend it at the place that is named.',
      at,
    )
  }
}

function literal(value: unknown, text: string): Term {
  if (typeof value === 'number' && Number.isFinite(value))
    return { type: 'number', sql: sql`${sql.lit(String(value))}::numeric` }
  if (typeof value === 'string') return { type: 'text', sql: sql`${sql.lit(value)}::text` }
  if (typeof value === 'boolean') return { type: 'boolean', sql: sql`${sql.lit(value)}` }
  throw new FormulaError(
    'This value cannot stand in a formula',
    'Use numbers, "texts", true and false.',
    text.indexOf('null'),
  )
}

function pathOf(node: Expression, text: string): string {
  const object = node.object as Expression
  const property = node.property as Expression
  if (node.computed || object.type !== 'Identifier' || property.type !== 'Identifier')
    throw new FormulaError(
      'Only custom.name can be written with a point',
      'Name a field of this object.',
      text.indexOf('.'),
    )
  return `${String(object.name)}.${String(property.name)}`
}

const placeOf = (name: string, text: string): number | null => {
  const at = text.indexOf(name)
  return at < 0 ? null : at
}

function unary(operator: string, given: Term, around: Surroundings): Term {
  if (operator === '!') return { type: 'boolean', sql: sql`(not coalesce(${as(given, 'boolean', around).sql}, false))` }
  if (operator === '-' && (given.type === 'number' || given.type === 'money'))
    return { type: given.type, sql: sql`(- ${given.sql})` }
  if (operator === '+') return given
  throw new FormulaError(`“${operator}” does not go with a ${given.type}`, 'Leave it out.')
}

function choice(test: Term, yes: Term, no: Term, around: Surroundings): Term {
  const [first, second] = alike(yes, no, around)
  return {
    type: first.type,
    sql: sql`(case when ${as(test, 'boolean', around).sql} then ${first.sql} else ${second.sql} end)`,
  }
}

const comparisons: Record<string, string> = {
  '==': '=', '===': '=', '!=': '<>', '!==': '<>', '<': '<', '<=': '<=', '>': '>', '>=': '>=',
} // biome-ignore format: one glance

function binary(operator: string, left: Term, right: Term, around: Surroundings): Term {
  if (operator === '&&' || operator === '||') {
    const [a, b] = [as(left, 'boolean', around), as(right, 'boolean', around)]
    return { type: 'boolean', sql: sql`(${a.sql} ${sql.raw(operator === '&&' ? 'and' : 'or')} ${b.sql})` }
  }
  const sign = comparisons[operator]
  if (sign) {
    const [a, b] = alike(left, right, around)
    return { type: 'boolean', sql: sql`(${a.sql} ${sql.raw(sign)} ${b.sql})` }
  }
  return reckoned(operator, left, right, around)
}

const isFigure = ({ type }: Term) => type === 'number' || type === 'money'

function reckoned(operator: string, left: Term, right: Term, around: Surroundings): Term {
  if (operator === '+' && (left.type === 'text' || right.type === 'text'))
    return { type: 'text', sql: sql`concat(${as(left, 'text', around).sql}, ${as(right, 'text', around).sql})` }
  if (!isFigure(left) || !isFigure(right))
    throw new FormulaError(
      `“${operator}” does not go with a ${left.type} and a ${right.type}`,
      'Days are reckoned with by addDays, addMonths and daysBetween.',
    )
  switch (operator) {
    case '+':
    case '-': {
      const [a, b] = alike(left, right, around)
      return { type: a.type, sql: sql`(${a.sql} ${sql.raw(operator)} ${b.sql})` }
    }
    case '*': {
      const bothMoney = left.type === 'money' && right.type === 'money'
      if (bothMoney) throw new FormulaError('Money times money is nothing', 'Make one of the two a number: number(x).')
      return { type: left.type === 'money' ? 'money' : right.type, sql: sql`(${left.sql} * ${right.sql})` }
    }
    case '/':
    case '%': {
      if (right.type === 'money' && left.type === 'number')
        throw new FormulaError('A number cannot be divided by money', 'Make it a number: number(x).')
      const type = left.type === 'money' && right.type === 'number' ? 'money' : 'number'
      return { type, sql: sql`(${left.sql} ${sql.raw(operator)} nullif(${right.sql}, 0))` }
    }
    default:
      throw new FormulaError(
        `There is no operator “${operator}”`,
        'Use + - * / % == != < <= > >= && || ! and a ? b : c.',
      )
  }
}
