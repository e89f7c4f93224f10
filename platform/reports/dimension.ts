import type { RawBuilder } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuseInput } from '#platform/http/refusal'
import { column, fieldFacts } from '#platform/objects/columns'
import type { Filter } from '#platform/objects/filter'
import type { ObjectType } from '#platform/objects/object-type'
import { groupCondition } from '#platform/values/group-condition'
import { groupCell } from '#platform/views/list-groups'
import type { GroupUnit } from '#platform/views/view-settings'

/** What parts figures and is no field: sizes, ages. */
export interface Dimension {
  object: string
  name: string
  /** In their order; every record is in one, or in none (null). Absent: the first figure orders them. */
  values?: readonly string[]
  cell: (ctx: Ctx) => RawBuilder<unknown>
  /** The records of one value. */
  where: (ctx: Ctx, value: string | null) => Filter
  /** Where a record is in several parts at once: what has a row for each, joined to it, and what of an amount falls to that row. */
  spread?: Spread
}

export interface Spread {
  /** SQL that follows the table in `from`. */
  join: (ctx: Ctx) => RawBuilder<unknown>
  /** The parts of an amount come to the whole. */
  share: (amount: RawBuilder<unknown>) => RawBuilder<unknown>
}

const declared: Dimension[] = []

/** Makes a dimension known beside the fields of its object. */
export function declareDimension(dimension: Dimension): void {
  declared.push(dimension)
}

/** The dimensions of an object that are no fields. */
export const dimensionsOf = (object: string): Dimension[] => declared.filter((known) => known.object === object)

export type PartValue = string | boolean | null

/** What figures are parted by: the SQL of it, the order of its values, and the records of each. */
export interface Parting {
  cell: RawBuilder<unknown>
  /** Absent: by time where they are days, else by the first figure. */
  values?: readonly string[] | undefined
  isTime: boolean
  where: (value: PartValue) => Filter
  spread?: Spread | undefined
}

/** @throws Refusal invalid_input for what neither is a dimension nor makes groups. */
export function partingBy(ctx: Ctx, type: ObjectType, by: string, unit: GroupUnit = 'month'): Parting {
  const dimension = dimensionsOf(type.name).find(({ name }) => name === by)
  if (dimension)
    return {
      cell: dimension.cell(ctx),
      values: dimension.values,
      isTime: false,
      spread: dimension.spread,
      where: (value) => dimension.where(ctx, value === null ? null : String(value)),
    }
  const facts = fieldFacts(type, by)
  if (!facts) return refuseDimension(type, by)
  const isTime = facts.type === 'date' || facts.type === 'dateTime'
  // A short text that is no name, such as a source, parts them as well.
  const isWord = facts.type === 'text' && !type.title.includes(by)
  return {
    cell: isWord ? column(type, by) : groupCell(ctx, type, by, unit),
    values: facts.type === 'select' ? facts.options : undefined,
    isTime,
    where: (value) => groupCondition(by, isTime ? unit : undefined, value),
  }
}

const refuseDimension = (type: ObjectType, by: string): never =>
  refuseInput({
    path: 'by',
    code: 'not_groupable',
    message: `Figures cannot be parted by “${by}”`,
    mend: `Use a select, user, relation, yes-or-no or date field${dimensionsOf(type.name)
      .map(({ name }) => `, or ${name}`)
      .join('')}.`,
  })
