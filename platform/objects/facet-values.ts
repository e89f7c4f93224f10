import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { column, type FieldFacts, fieldFacts } from './columns.ts'
import { type Facet, facetsOf } from './facets.ts'
import type { ObjectType } from './object-type.ts'
import { seesAll } from './reach.ts'

/** A figure by its name: `scoring.fit`. */
export interface NamedFacet {
  name: string
  facet: Facet
  field: string
  facts: FieldFacts
}

/** The figure of that name which other modules keep of records of this type; undefined where there is none. */
export function facetNamed(type: ObjectType, name: string): NamedFacet | undefined {
  const [first, field = '', ...rest] = name.split('.')
  const facet = facetsOf(type.name).find((known) => known.name === first)
  const facts = facet && rest.length === 0 && facet.type.fields[field] ? fieldFacts(facet.type, field) : undefined
  return facet && facts ? { name, facet, field, facts } : undefined
}

/** The figures that this person may see: not what counts records of which they see but a part. */
export const shownFacets = (ctx: Ctx, type: ObjectType): Facet[] =>
  facetsOf(type.name).filter(
    ({ of }) => of === undefined || (seesAll(ctx, of) && ctx.may(`${ctx.objects.find(of).plural}.read`)),
  )

/** Their names; each can be a column, and orders a list. */
export const facetNames = (facets: readonly Facet[]): string[] =>
  facets.flatMap(({ name, type: kept }) => Object.keys(kept.fields).map((field) => `${name}.${field}`))

/** Figures by record, as far as this person may see both: `{"scoring.fit": 70}`. A record of whom nothing is kept is left out. */
export async function facetValues(
  ctx: Ctx,
  type: ObjectType,
  { ids, names }: { ids: readonly string[]; names: readonly string[] },
): Promise<Map<string, Record<string, unknown>>> {
  const found = new Map<string, Record<string, unknown>>()
  const shown = shownFacets(ctx, type)
  const wanted = names.flatMap((name) => facetNamed(type, name) ?? []).filter(({ facet }) => shown.includes(facet))
  for (const facet of new Set(wanted.map((each) => each.facet))) {
    const own = wanted.filter((each) => each.facet === facet)
    const cells = own.map(({ field, name }) => sql`${name}::text, ${column(facet.type, field)}`)
    const { rows } = await sql<{ id: string; kept: Record<string, unknown> }>`
      select ${column(facet.type, 'id')} as id, jsonb_build_object(${sql.join(cells)}) as kept from ${sql.table(facet.type.table)}
      where ${column(facet.type, 'workspaceId')} = ${ctx.workspaceId} and ${column(facet.type, 'id')} = any (${[...ids]}::uuid[])`.execute(
      ctx.db,
    )
    for (const { id, kept } of rows) found.set(id, { ...found.get(id), ...kept })
  }
  return found
}

/** The records of a type beside a figure of theirs; those of whom nothing is kept have none. */
export const besideFacet = (type: ObjectType, { facet }: NamedFacet): RawBuilder<unknown> =>
  sql`${sql.table(type.table)} left join ${sql.table(facet.type.table)}
    on ${column(facet.type, 'workspaceId')} = ${column(type, 'workspaceId')} and ${column(facet.type, 'id')} = ${column(type, 'id')}`
