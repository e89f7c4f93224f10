import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'

/** Where the demo brought the only tickets, states and types are Kith's own way again: rows that nobody changed go. */
export async function forgetUnusedStates(ctx: Ctx): Promise<void> {
  const mine = sql`workspace_id = ${ctx.workspaceId}`
  const { rows } = await sql`delete from ticket_settings s where ${mine} and version = 0 and not exists (
    select from tickets t where t.workspace_id = s.workspace_id) returning workspace_id`.execute(ctx.db)
  if (rows.length === 0) return
  await sql`delete from ticket_states where ${mine}`.execute(ctx.db)
  await sql`delete from ticket_types where ${mine}`.execute(ctx.db)
}
