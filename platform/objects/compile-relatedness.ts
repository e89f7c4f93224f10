import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { builtinTypes } from '#platform/relations/builtin-types'
import { localDay } from '#platform/values/local-time'
import { column, ofType } from './columns.ts'
import type { Predicate } from './compile-filter.ts'
import type { Relatedness } from './filter-leaves.ts'
import { refuseFilter } from './filter-refusals.ts'
import { fewOf } from './narrowed.ts'
import type { ObjectType } from './object-type.ts'

/**
 * Whether a record stands in a relation of a type today: with a living record that this person may read.
 * @throws Refusal invalid_input for a type there is none of, or that is about other objects.
 */
export async function compileRelatedness(
  ctx: Ctx,
  type: ObjectType,
  { relation, end, op }: Relatedness,
  path: string,
): Promise<Predicate> {
  const known = await typeNamed(ctx, relation)
  const ends = known
    ? endsOf(known, type.name).filter((one) => end === undefined || known.isSymmetric || one === end)
    : []
  const others = ends.map((own) => (own === 'from' ? known?.toObject : known?.fromObject) ?? '')
  const mayRead = (object: string) => {
    const other = ctx.objects.known(object)
    return other !== undefined && ctx.may(`${other.plural}.read`)
  }
  if (ends.length === 0 || !others.every(mayRead))
    return refuseFilter(
      `${path}.${known && end ? 'end' : 'relation'}`,
      known ? `${type.plural} do not stand in this relation so` : 'There is no such relation',
      `Use the id of a type of GET /api/v1/relation-types that is about ${type.plural}.`,
    )
  const related = ends.map((own, index) =>
    standing(ctx, { relation, own, other: ctx.objects.find(others[index] ?? '') }),
  )
  const found = sql<SqlBool>`${column(type, 'id')} in (${sql.join(related, sql` union all `)})`
  return op === 'has' ? found : sql<SqlBool>`not (${found})`
}

type End = 'from' | 'to'

/** The records at one end of relations, whose other end is there. */
function standing(ctx: Ctx, { relation, own, other }: { relation: string; own: End; other: ObjectType }) {
  const [here, there]: [RawBuilder<unknown>, RawBuilder<unknown>] =
    own === 'from' ? [sql`r.from_id`, sql`r.to_id`] : [sql`r.to_id`, sql`r.from_id`]
  const today = localDay(ctx.now().toISOString(), ctx.workspace.timeZone)
  const few = fewOf(ctx)
  return sql`select ${here} from relations as r join ${sql.table(other.table)}
      on ${column(other, 'workspaceId')} = r.workspace_id and ${column(other, 'id')} = ${there}
    where r.workspace_id = ${ctx.workspaceId} and r.type_id = ${relation} and (r.until is null or r.until >= ${today}::date)
      and ${column(other, 'deletedAt')} is null and ${ofType(other)} ${few ? sql`and ${here} = any (${few}::uuid[])` : sql``}`
}

interface KnownType {
  fromObject: string
  toObject: string
  isSymmetric: boolean
}

/** The ends of a type that records of an object can be. */
const endsOf = ({ fromObject, toObject }: KnownType, object: string): End[] => [
  ...(fromObject === object ? ['from' as const] : []),
  ...(toObject === object ? ['to' as const] : []),
]

async function typeNamed(ctx: Ctx, id: string): Promise<KnownType | undefined> {
  const kept = await ctx.db
    .selectFrom('relationTypes')
    .select(['fromObject', 'toObject', 'isSymmetric'])
    .where('workspaceId', '=', ctx.workspaceId)
    .where('id', '=', id)
    .executeTakeFirst()
  return kept ?? builtinTypes.find((builtin) => builtin.id === id)
}
