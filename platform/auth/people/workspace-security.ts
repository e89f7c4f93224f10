import '../events.ts'
import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import { isWithin } from '#platform/values/network'

/** What a workspace asks of those who come in. */
export interface WorkspaceSecurity {
  twoFactor: { required: boolean; graceDays: number }
  /** Null: Kith's own month. */
  idleMinutes: number | null
  longestHours: number | null
  /** Addresses and networks administrators work from; none: any. */
  adminAddresses: string[]
}

const nothing: WorkspaceSecurity = {
  twoFactor: { required: false, graceDays: 7 },
  ...{ idleMinutes: null, longestHours: null, adminAddresses: [] },
}

export async function findWorkspaceSecurity(ctx: Ctx): Promise<WorkspaceSecurity> {
  const row = await ctx.db
    .selectFrom('workspaceSecurity')
    .selectAll()
    .where('workspaceId', '=', ctx.workspaceId)
    .executeTakeFirst()
  if (!row) return nothing
  const { twoFactorSince, twoFactorGraceDays, idleMinutes, longestHours, adminAddresses } = row
  return {
    twoFactor: { required: twoFactorSince !== null, graceDays: twoFactorGraceDays },
    ...{ idleMinutes, longestHours, adminAddresses },
  }
}

/**
 * Says anew what the workspace asks. Days of grace begin when two-step sign-in is first asked for; time to rest begins now.
 * @param address whoever says it comes from here
 * @throws Refusal address_locks_out when they would shut themselves out
 */
export async function setWorkspaceSecurity(ctx: Ctx, wanted: WorkspaceSecurity, address: string) {
  const { twoFactor, idleMinutes, longestHours, adminAddresses } = wanted
  if (adminAddresses.length > 0 && !isWithin(address, adminAddresses)) refuse('address_locks_out', { address })
  const before = await findWorkspaceSecurity(ctx)
  await sql`insert into workspace_security as s
      (workspace_id, two_factor_since, two_factor_grace_days, idle_minutes, longest_hours, admin_addresses)
    values (${ctx.workspaceId}, ${twoFactor.required ? ctx.now() : null}, ${twoFactor.graceDays}, ${idleMinutes},
      ${longestHours}, ${adminAddresses}::text[])
    on conflict (workspace_id) do update set
      two_factor_since = case when excluded.two_factor_since is null then null
        else coalesce(s.two_factor_since, excluded.two_factor_since) end,
      two_factor_grace_days = excluded.two_factor_grace_days, idle_minutes = excluded.idle_minutes,
      longest_hours = excluded.longest_hours, admin_addresses = excluded.admin_addresses`.execute(ctx.db)
  if (before.idleMinutes === null && idleMinutes !== null)
    await sql`update sessions set last_seen_at = ${ctx.now()} where user_id in
      (select user_id from memberships where workspace_id = ${ctx.workspaceId})`.execute(ctx.db)
  const changes = Object.fromEntries(
    (['twoFactor', 'idleMinutes', 'longestHours', 'adminAddresses'] as const)
      .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(wanted[name]))
      .map((name) => [name, [before[name], wanted[name]]]),
  )
  if (Object.keys(changes).length > 0)
    await ctx.record({
      ...{ type: 'workspace.securityChanged', object: 'workspace', recordId: ctx.workspaceId },
      payload: { changes },
    })
  return findWorkspaceSecurity(ctx)
}
