import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'

interface Told {
  email: string | undefined
  phone: string | undefined
}

/**
 * The contact that somebody with this email and phone is, if there is one: by the email; by the phone only where that cannot
 * be another person behind the same number, as no email was told or the contact has none. Of several the oldest.
 * Two of one email may come at once: no constraint can decide, as an email is no unique key, so the later waits here.
 */
export async function matchContact(ctx: Ctx, told: Told): Promise<string | undefined> {
  await lock(ctx, told)
  const byEmail = told.email && (await oldestBy(ctx, 'email', told.email, sql<SqlBool>`true`))
  if (byEmail || !told.phone) return byEmail || undefined
  return oldestBy(ctx, 'phone', told.phone, told.email ? sql<SqlBool>`c.emails = '[]'` : sql<SqlBool>`true`)
}

/** In one order, so that two cannot wait for each other. */
async function lock(ctx: Ctx, { email, phone }: Told): Promise<void> {
  const keys = [email && `email ${email}`, phone && `phone ${phone}`].filter(Boolean)
  if (keys.length > 0)
    await sql`select pg_advisory_xact_lock(hash) from (select distinct hashtextextended(${`leads ${ctx.workspaceId} `} || key, 0) as hash
      from unnest(${keys}::text[]) as key order by 1) as hashes`.execute(ctx.db)
}

async function oldestBy(
  ctx: Ctx,
  kind: 'email' | 'phone',
  value: string,
  besides: RawBuilder<SqlBool>,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select c.id from record_keys k
    join contacts c on c.workspace_id = k.workspace_id and c.id = k.record_id and c.deleted_at is null
    where k.workspace_id = ${ctx.workspaceId} and k.object = 'contact' and k.kind = ${kind} and k.value = ${value} and ${besides}
    order by c.created_at, c.id limit 1`.execute(ctx.db)
  return rows[0]?.id
}
