import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { recognisedBy } from '#platform/duplicates/alike'
import type { ObjectType } from '#platform/objects/object-type'
import { isFreeMail } from '#platform/values/mail-domains'

/** Companies found by the domain of somebody's email, for people who have none. By id of the person. */
export async function companiesByDomain(
  ctx: Ctx,
  type: ObjectType,
  records: readonly ({ id: string } & Record<string, unknown>)[],
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

function domainsOf({ emails }: Record<string, unknown>): string[] {
  const all: unknown[] = Array.isArray(emails) ? emails : []
  return all.flatMap((item) => {
    const email = String(Object(item).value ?? '')
    const domain = email.slice(email.lastIndexOf('@') + 1)
    return domain && !isFreeMail(domain) ? domain : []
  })
}
