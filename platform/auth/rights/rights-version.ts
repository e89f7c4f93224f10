import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'

/**
 * Says that roles, memberships or teams of the workspace have changed, in the transaction that changed them: every process
 * finds out anew who may what once this commits.
 */
export async function raiseRightsVersion(ctx: Pick<Ctx, 'db' | 'workspaceId'>): Promise<void> {
  await sql`update workspaces set rights_version = rights_version + 1 where id = ${ctx.workspaceId}`.execute(ctx.db)
}
