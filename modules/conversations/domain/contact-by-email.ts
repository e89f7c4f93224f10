import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'

/** The oldest contact with an email; null where nobody has it. */
export async function contactByEmail(ctx: Ctx, email: string | null | undefined): Promise<string | null> {
  if (!email) return null
  const { rows } = await sql<{ id: string }>`select c.id from record_keys k
    join contacts c on c.workspace_id = k.workspace_id and c.id = k.record_id and c.deleted_at is null
    where k.workspace_id = ${ctx.workspaceId} and k.object = 'contact' and k.kind = 'email' and k.value = ${email.trim().toLowerCase()}
    order by c.created_at, c.id limit 1`.execute(ctx.db)
  return rows[0]?.id ?? null
}
