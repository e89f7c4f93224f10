import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { recognisedBy } from '#platform/duplicates/alike'
import { referencesTo } from '#platform/duplicates/merge/references'
import type { AnyRecord, ObjectType } from '#platform/objects/object-type'
import { isFreeMail } from '#platform/values/mail-domains'
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

/** Companies found by the domain of somebody's email, for people who have none. By id of the person. */
export async function companiesByDomain(
  ctx: Ctx,
  type: ObjectType,
  records: readonly AnyRecord[],
): Promise<Map<string, string>> {
  const field = recognisedBy(type)?.companies
  const target = field ? type.fields[field]?.object : undefined
  if (!field || !target) return new Map()
  const domains = new Map<string, string[]>()
  for (const record of records) {
    if (Array.isArray(record[field]) && record[field].length > 0) continue
    for (const domain of domainsOf(record)) domains.set(domain, [...(domains.get(domain) ?? []), record.id])
  }
  if (domains.size === 0) return new Map()
  const { table } = ctx.objects.find(target)
  const { rows } = await sql<{ domain: string; id: string }>`select value as domain, record_id as id from record_keys
    where workspace_id = ${ctx.workspaceId} and object = ${target} and kind = 'domain' and value = any (${[...domains.keys()]}::text[])
      and exists (select 1 from ${sql.table(table)} where workspace_id = ${ctx.workspaceId} and id = record_id and deleted_at is null)`.execute(
    ctx.db,
  )
  return new Map(rows.flatMap(({ domain, id }) => (domains.get(domain) ?? []).map((person) => [person, id] as const)))
}

function domainsOf({ emails }: AnyRecord): string[] {
  const all: unknown[] = Array.isArray(emails) ? emails : []
  return all.flatMap((item) => {
    const email = String(Object(item).value ?? '')
    const domain = email.slice(email.lastIndexOf('@') + 1)
    return domain && !isFreeMail(domain) ? domain : []
  })
}
