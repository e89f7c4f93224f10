import { type SqlBool, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { column } from './columns.ts'
import type { Predicate } from './compile-filter.ts'
import type { Condition } from './filter.ts'
import { fewOf } from './narrowed.ts'
import type { ObjectType } from './object-type.ts'

/**
 * Figures that a module further up keeps of another module's records, one row each, in a table of its own: `rfm.recency`
 * of a contact. They are filtered like fields, and written by nobody but their module.
 */
export interface Facet {
  /** The object they are about. */
  object: string
  /** What comes before the dot. */
  name: string
  /** The object whose records are counted in them: they show to whoever sees all of those. */
  of?: string
  /**
   * Where a record has many rows of them: the field that says whose a row is. They are asked about as what points here
   * (`related`), not by `name.field`.
   */
  rowsOf?: string
  /** Table and fields, described like an object's; its `id` is the record's. */
  type: ObjectType
}

const facets: Facet[] = []

/** Makes figures known under `name.field`. */
export function declareFacet(facet: Facet): void {
  if (facets.some(({ object, name }) => object === facet.object && name === facet.name))
    throw new Error(`The facet ${facet.name} of ${facet.object} is declared twice`)
  facets.push(facet)
}

/** The facets of an object of which a record has one row. */
export const facetsOf = (object: string): Facet[] => facets.filter((facet) => facet.object === object && !facet.rowsOf)

/** The facets of an object of which a record has many rows, each with the field that points to the record. */
export const rowFacetsOf = (object: string): { type: ObjectType; by: string }[] =>
  facets.flatMap(({ object: own, rowsOf, type }) => (own === object && rowsOf ? [{ type, by: rowsOf }] : []))

/** The opposite that is asked of those who have figures, so that those without pass the negative too. */
const opposites: Partial<Record<Condition['op'], Condition['op']>> = {
  ne: 'eq',
  notIn: 'in',
  notContains: 'contains',
  isEmpty: 'isNotEmpty',
}

/** A condition on a facet: `compile` makes a predicate over the facet's own table. */
export async function compileFacet(
  ctx: Ctx,
  type: ObjectType,
  facet: Facet,
  condition: Condition,
  compile: (facetType: ObjectType, inner: Condition) => Promise<Predicate>,
): Promise<Predicate> {
  const opposite = opposites[condition.op]
  const field = condition.field.slice(facet.name.length + 1)
  const predicate = await compile(facet.type, { ...condition, field, op: opposite ?? condition.op })
  const few = fewOf(ctx)
  const only = few ? sql`and ${column(facet.type, 'id')} = any (${few}::uuid[])` : sql``
  const matching = sql<SqlBool>`${column(type, 'id')} in (select ${column(facet.type, 'id')} from ${sql.table(facet.type.table)}
    where ${column(facet.type, 'workspaceId')} = ${ctx.workspaceId} ${only} and ${predicate})`
  return opposite ? sql<SqlBool>`not (${matching})` : matching
}
