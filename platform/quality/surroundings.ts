import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { referencesTo } from '#platform/duplicates/merge/references'
import type { AnyRecord, ObjectType } from '#platform/objects/object-type'
import { companiesByDomain } from './companies-by-domain.ts'
import type { Mark } from './marks.ts'

/** What follows from what stands around records: nothing for a long time, nothing at all, a company one could know. */
export async function marksAround(
  ctx: Ctx,
  type: ObjectType,
  records: readonly AnyRecord[],
): Promise<Map<string, Mark[]>> {
  const ids = records.map(({ id }) => id)
  const [quiet, lonely, known] = await Promise.all([
    quietOnes(ctx, type, ids),
    lonelyOnes(ctx, type, ids),
    companiesByDomain(ctx, type, records),
  ])
  return new Map(
    ids.map((id) => [
      id,
      [
        ...(quiet.has(id) ? (['stale'] as const) : []),
        ...(lonely.has(id) ? (['orphaned'] as const) : []),
        ...(known.has(id) ? (['companyKnown'] as const) : []),
      ],
    ]),
  )
}

const isCore = ({ name }: ObjectType) => name === 'contact' || name === 'company'

/** Records to which nothing happened for twelve months, nor to what hangs on them. */
async function quietOnes(ctx: Ctx, type: ObjectType, ids: readonly string[]): Promise<Set<string>> {
  const about =
    type.name === 'contact'
      ? sql.ref('contact_id')
      : type.name === 'company'
        ? sql.ref('company_id')
        : sql.ref('record_id')
  const own = isCore(type)
    ? sql`true`
    : sql`record_id is distinct from contact_id and record_id is distinct from company_id`
  const { rows } = await sql<{ id: string }>`select wanted.id from unnest(${ids}::uuid[]) as wanted(id)
    where not exists (select 1 from events where workspace_id = ${ctx.workspaceId} and ${about} = wanted.id and ${own}
      and occurred_at > ${ctx.now().toISOString()}::timestamptz - interval '12 months')`.execute(ctx.db)
  return new Set(rows.map(({ id }) => id))
}

/** People and companies to which nothing points: no company, no order, no note. */
async function lonelyOnes(ctx: Ctx, type: ObjectType, ids: readonly string[]): Promise<Set<string>> {
  if (!isCore(type)) return new Set()
  const lonely = new Set(ids)
  for (const { table, column } of await referencesTo(ctx, type)) {
    const { rows } = await sql<{ id: string }>`select distinct ${sql.id(column)} as id from ${sql.table(table)}
      where workspace_id = ${ctx.workspaceId} and ${sql.id(column)} = any (${[...lonely]}::uuid[])`.execute(ctx.db)
    for (const { id } of rows) lonely.delete(id)
  }
  return lonely
}
