import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { column, type FieldFacts, fieldFacts, ofType, splitPath } from './columns.ts'
import { compileCondition, type Place, textOf } from './compile-condition.ts'
import { compileEvent } from './compile-event.ts'
import { compileMembership } from './compile-membership.ts'
import { compileRelated } from './compile-related.ts'
import { compileRelatedness } from './compile-relatedness.ts'
import { compileFacet, facetsOf } from './facets.ts'
import { addressParts } from './field.ts'
import type { Condition, Filter } from './filter.ts'
import { refuseFilter } from './filter-refusals.ts'
import { askingAboutAll } from './narrowed.ts'
import type { ObjectType } from './object-type.ts'
import { operatorsFor } from './operators.ts'
import { isIndexed, valuesOf } from './record-values.ts'

export type Predicate = RawBuilder<SqlBool>

/**
 * A filter as one parameterised SQL predicate over the type's table. Asks the search index for candidates where a
 * text is to be contained, hence asynchronous.
 * @throws Refusal invalid_input naming the place in the filter, the fields or operators there are.
 */
export async function compileFilter(ctx: Ctx, type: ObjectType, filter: Filter, path = 'filter'): Promise<Predicate> {
  if ('and' in filter) return joined(ctx, type, filter.and, 'and', `${path}.and`)
  if ('or' in filter) return joined(ctx, type, filter.or, 'or', `${path}.or`)
  if ('not' in filter) return sql<SqlBool>`(${await compileFilter(ctx, type, filter.not, `${path}.not`)}) is not true`
  if ('event' in filter) return compileEvent(ctx, type, filter, path)
  if ('related' in filter) return compileRelated(ctx, type, filter, path)
  if ('segment' in filter) return compileMembership(ctx, type, filter, path)
  if ('relation' in filter) return compileRelatedness(ctx, type, filter, path)
  return compileLeaf(ctx, type, filter, path)
}

async function joined(
  ctx: Ctx,
  type: ObjectType,
  parts: readonly Filter[],
  word: 'and' | 'or',
  path: string,
): Promise<Predicate> {
  if (parts.length === 0) return sql<SqlBool>`true`
  const predicates: Predicate[] = []
  // One after the other: they share the transaction's one connection.
  for (const [index, part] of parts.entries()) predicates.push(await compileFilter(ctx, type, part, `${path}.${index}`))
  return sql<SqlBool>`(${sql.join(predicates, word === 'and' ? sql` and ` : sql` or `)})`
}

async function compileLeaf(ctx: Ctx, type: ObjectType, condition: Condition, path: string): Promise<Predicate> {
  const { name, rest } = splitPath(condition.field)
  const field = fieldFacts(type, name)
  const facet = field ? undefined : facetsOf(type.name).find((known) => known.name === name)
  if (facet)
    return compileFacet(ctx, type, facet, condition, (facetType, inner) =>
      compileLeaf(askingAboutAll(ctx), facetType, inner, path),
    )
  if (!field)
    return refuseFilter(
      `${path}.field`,
      `There is no field “${condition.field}”`,
      `Use one of: ${Object.keys(type.fields).join(', ')}.`,
    )
  if (rest.length > 0) return compilePath(ctx, type, { name, field, rest }, condition, path)
  const allowed = operatorsFor[field.type]
  if (!allowed.includes(condition.op))
    return refuseFilter(
      `${path}.op`,
      `“${condition.field}” does not take “${condition.op}”`,
      `Use one of: ${allowed.join(', ')}.`,
    )
  const place: Place = { type, name, field, path: `${path}.value`, cell: column(type, name) }
  return compileCondition(ctx, place, condition)
}

/** `company.industry` looks at the related record, `addresses.city` into the list on the row. */
async function compilePath(
  ctx: Ctx,
  type: ObjectType,
  { name, field, rest }: { name: string; field: FieldFacts; rest: readonly string[] },
  condition: Condition,
  path: string,
): Promise<Predicate> {
  const inner = { ...condition, field: rest.join('.') }
  if (field.object) {
    const target = ctx.objects.find(field.object)
    const predicate = await compileFilter(ctx, target, inner, path)
    const link = type.links?.[name]
    if (link) return link(predicate)
    if (isIndexed(field))
      return sql<SqlBool>`${column(type, 'id')} in (select v.record_id from record_values as v where ${valuesOf(ctx, field, 'v')}
        and v.id_value in (select ${column(target, 'id')} from ${sql.table(target.table)}
          where ${column(target, 'workspaceId')} = ${ctx.workspaceId} and ${ofType(target)} and ${predicate}))`
    // Not exists (…): within it a table that refers to itself would hide the row outside.
    return sql<SqlBool>`${column(type, name)} in (select ${column(target, 'id')} from ${sql.table(target.table)}
      where ${column(target, 'workspaceId')} = ${ctx.workspaceId} and ${ofType(target)} and ${predicate})`
  }
  if ((field.type === 'addresses' || field.type === 'address') && rest.length === 1)
    return compileWithin(type, { name, field }, rest[0] ?? '', condition, path)
  return refuseFilter(`${path}.field`, `“${name}” has no parts`, `Filter by “${name}” itself.`)
}

const oppositeWithin: Partial<Record<Condition['op'], Condition['op']>> = {
  ne: 'eq',
  notContains: 'contains',
  isEmpty: 'isNotEmpty',
}

function compileWithin(
  type: ObjectType,
  { name, field }: { name: string; field: FieldFacts },
  part: string,
  { op, value }: Condition,
  path: string,
): Predicate {
  if (!addressParts.some((known) => known === part))
    return refuseFilter(`${path}.field`, `An address has no “${part}”`, `Use one of: ${addressParts.join(', ')}.`)
  const isOne = field.type === 'address'
  // Whoever has no such part passes the negative too.
  const opposite = oppositeWithin[op]
  if (opposite) {
    const found = compileWithin(type, { name, field }, part, { field: part, op: opposite, value }, path)
    return sql<SqlBool>`not (${found})`
  }
  const cell = isOne ? sql`(${column(type, name)} ->> ${part})` : sql`item ->> ${part}`
  const wanted = op === 'isNotEmpty' ? '' : textOf({ path: `${path}.value`, name: part }, value)
  const test =
    op === 'eq'
      ? sql`kith.fold(${cell}) = kith.fold(${wanted})`
      : op === 'contains'
        ? sql`strpos(kith.fold(${cell}), kith.fold(${wanted})) > 0`
        : op === 'startsWith'
          ? sql`starts_with(kith.fold(${cell}), kith.fold(${wanted}))`
          : op === 'isNotEmpty'
            ? sql`coalesce(${cell}, '') <> ''`
            : refuseFilter(
                `${path}.op`,
                `A part of an address does not take “${op}”`,
                'Use one of: eq, ne, contains, notContains, startsWith, isEmpty, isNotEmpty.',
              )
  if (isOne) return sql<SqlBool>`coalesce(${test}, false)`
  return sql<SqlBool>`exists (select 1 from jsonb_array_elements(${column(type, name)}) as item where ${test})`
}
