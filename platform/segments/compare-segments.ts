import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuseInput } from '#platform/http/refusal'
import { column, fieldFacts } from '#platform/objects/columns'
import { facetsOf } from '#platform/objects/facets'
import type { FieldType } from '#platform/objects/field'
import type { ObjectType } from '#platform/objects/object-type'
import type { Segment } from './segment-shape.ts'
import { findSegment } from './stored-segment.ts'

interface Pair {
  id: string
  withId: string
}

/** Two segments of one object. @throws Refusal segment_not_found, invalid_input */
async function pairOf(ctx: Ctx, { id, withId }: Pair): Promise<{ first: Segment; second: Segment; type: ObjectType }> {
  const first = await findSegment(ctx, id)
  const second = await findSegment(ctx, withId)
  if (first.object !== second.object)
    refuseInput({
      path: 'withId',
      code: 'other_object',
      message: `One is a segment of ${first.object} records, the other of ${second.object} records`,
      mend: 'Compare two of the same object.',
    })
  return { first, second, type: ctx.objects.find(first.object) }
}

/** Living members of either, with which of the two they are in. */
const membersOf = (ctx: Ctx, type: ObjectType, { id, withId }: Pair) => sql`
  select ${column(type, 'id')} as id, member.in_a, member.in_b from (
    select record_id, bool_or(segment_id = ${id}) as in_a, bool_or(segment_id = ${withId}) as in_b from segment_members
    where workspace_id = ${ctx.workspaceId} and segment_id in (${id}, ${withId}) group by record_id) as member
  join ${sql.table(type.table)} on ${column(type, 'workspaceId')} = ${ctx.workspaceId} and ${column(type, 'id')} = member.record_id
  where ${column(type, 'deletedAt')} is null`

/** How many are in A, in B, in both, in either. */
export async function overlapOf(ctx: Ctx, pair: Pair) {
  const { type } = await pairOf(ctx, pair)
  const { rows } = await sql<{ a: number; b: number; both: number; either: number }>`
    select count(*) filter (where in_a)::int as a, count(*) filter (where in_b)::int as b,
      count(*) filter (where in_a and in_b)::int as both, count(*)::int as either
    from (${membersOf(ctx, type, pair)}) as members`.execute(ctx.db)
  return rows[0] ?? { a: 0, b: 0, both: 0, either: 0 }
}

const MOST_VALUES = 20
const STEPS = 10

const choices: readonly FieldType[] = [
  'select',
  'text',
  'user',
  'relation',
  'language',
  'country',
  'boolean',
  'email',
  'phone',
  'rating',
]
const lists: readonly FieldType[] = ['tags', 'multiSelect', 'domains']

/** How a field's values are distributed in two segments: by value, by step of an amount, or by month. */
export async function compareField(ctx: Ctx, { field, ...pair }: Pair & { field: string }) {
  const { type } = await pairOf(ctx, pair)
  const place = placeOf(type, field)
  const kind = choices.includes(place.type) ? 'value' : lists.includes(place.type) ? 'list' : place.type
  const members = sql`(${membersOf(ctx, type, pair)}) as members`
  const rows = sql`${members} join ${sql.table(type.table)} on ${column(type, 'workspaceId')} = ${ctx.workspaceId} and ${column(type, 'id')} = members.id ${place.join(ctx)}`
  const value = valueFrom(kind, place.cell)
  if (!value)
    return refuseInput({
      path: 'field',
      code: 'not_comparable',
      message: `“${field}” cannot be compared`,
      mend: 'Use a choice, a list of words, a number, an amount or a date.',
    })
  const steps = kind === 'number' || kind === 'money'
  const counted = steps
    ? sql`, spread as (select min(value::double precision) as low, greatest(max(value::double precision), min(value::double precision) + 1) as high from cells),
        stepped as (select in_a, in_b, case when value is null then null else
          least(${STEPS}, width_bucket(value::double precision, low, high, ${STEPS})) end as step,
          low, (high - low) / ${STEPS}::double precision as width from cells cross join spread),
        grouped as (select step::text as value, low + (step - 1) * width as from_value, low + step * width as to_value,
          count(*) filter (where in_a)::int as a, count(*) filter (where in_b)::int as b from stepped group by step, low, width)`
    : sql`, grouped as (select value, null::double precision as from_value, null::double precision as to_value,
        count(*) filter (where in_a)::int as a, count(*) filter (where in_b)::int as b from cells group by value)`
  const order =
    steps || kind === 'date' || kind === 'dateTime'
      ? sql`value is null, from_value, value`
      : sql`value is null, a + b desc, value`
  const { rows: found } = await sql<{
    value: string | null
    fromValue: number | null
    toValue: number | null
    a: number
    b: number
  }>`
    with cells as materialized (select members.in_a, members.in_b, ${value} from ${rows}
      ${kind === 'list' ? sql`left join lateral jsonb_array_elements_text(${place.cell}) as item(word) on true` : sql``}) ${counted}
    select * from grouped order by ${order} limit ${kind === 'date' || kind === 'dateTime' ? 36 : MOST_VALUES}`.execute(
    ctx.db,
  )
  const { a, b } = await overlapOf(ctx, pair)
  return { a, b, field, type: place.type, items: found }
}

function valueFrom(kind: string, cell: RawBuilder<unknown>): RawBuilder<unknown> | null {
  switch (kind) {
    case 'value':
      return sql`${cell}::text as value`
    case 'list':
      return sql`item.word as value`
    case 'number':
    case 'money':
      return sql`${cell} as value`
    case 'date':
    case 'dateTime':
      return sql`to_char(${cell}, 'YYYY-MM') as value`
    default:
      return null
  }
}

/** Where a field's cell is: on the record, or in the table of a facet. */
function placeOf(type: ObjectType, field: string) {
  const own = fieldFacts(type, field)
  if (own) return { type: own.type, cell: column(type, field), join: () => sql`` }
  const facet = facetsOf(type.name).find(({ name }) => field.startsWith(`${name}.`))
  const inner = facet && field.slice(facet.name.length + 1)
  const facts = facet && inner ? facet.type.fields[inner] : undefined
  if (!facet || !inner || !facts)
    return refuseInput({
      path: 'field',
      code: 'unknown_field',
      message: `There is no field “${field}”`,
      mend: `Use one of: ${Object.keys(type.fields).join(', ')}.`,
    })
  const table = facet.type
  return {
    type: facts.type,
    cell: column(table, inner),
    join: (ctx: Ctx) => sql`left join ${sql.table(table.table)} on ${column(table, 'workspaceId')} = ${ctx.workspaceId}
      and ${column(table, 'id')} = members.id`,
  }
}
