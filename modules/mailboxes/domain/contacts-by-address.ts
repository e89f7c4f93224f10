import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { parseEmail } from '#platform/values/email'

/** An address as contacts keep it, so that both find each other; null for what is none. */
export function canonicalAddress(written: string): string | null {
  const read = parseEmail(written)
  return read.ok ? read.value : null
}

/** Contacts by the address they have, the oldest of several; seen or not by whoever asks. */
export async function contactsByAddress(ctx: Ctx, addresses: readonly string[]): Promise<Map<string, string>> {
  if (addresses.length === 0) return new Map()
  const { rows } = await sql<{ address: string; id: string }>`select distinct on (k.value) k.value as address, c.id
    from record_keys k
    join contacts c on c.workspace_id = k.workspace_id and c.id = k.record_id and c.deleted_at is null
    where k.workspace_id = ${ctx.workspaceId} and k.object = 'contact' and k.kind = 'email' and k.value = any (${addresses}::text[])
    order by k.value, c.created_at, c.id`.execute(ctx.db)
  return new Map(rows.map(({ address, id }) => [address, id]))
}
