import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { saveRecord } from '#platform/objects/save-records'
import { isFreeMail } from '#platform/values/mail-domains'

interface Named {
  name: string | undefined
  domain: string | undefined
}

/**
 * The company that is named, as the contact's field takes it: by its domain, else by its name. One that is new is made; one
 * there is already stays as it is, whatever the stranger says of it.
 */
export async function companyFor(
  ctx: Ctx,
  { name, domain }: Named,
): Promise<{ id: string } | { name: string } | undefined> {
  const own = domain && !isFreeMail(domain) ? domain : undefined
  const known = own && (await companyWith(ctx, own))
  if (known) return { id: known }
  if (!own || (name && (await isNamed(ctx, name)))) return name ? { name } : undefined
  const made = await saveRecord(ctx, ctx.objects.find('company'), { input: { name: name ?? own, domains: [own] } })
  return { id: made.id }
}

/** Two may name a new company at once: the later waits and finds it. */
async function companyWith(ctx: Ctx, domain: string): Promise<string | undefined> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`leads of ${ctx.workspaceId} ${domain}`}, 0))`.execute(
    ctx.db,
  )
  const { rows } = await sql<{ id: string }>`select c.id from record_keys k
    join companies c on c.workspace_id = k.workspace_id and c.id = k.record_id and c.deleted_at is null
    where k.workspace_id = ${ctx.workspaceId} and k.object = 'company' and k.kind = 'domain' and k.value = ${domain}
    order by c.created_at, c.id limit 1`.execute(ctx.db)
  return rows[0]?.id
}

async function isNamed(ctx: Ctx, name: string): Promise<boolean> {
  const { rows } =
    await sql`select from companies where workspace_id = ${ctx.workspaceId} and lower(name) = lower(${name})
    and deleted_at is null limit 1`.execute(ctx.db)
  return rows.length > 0
}
