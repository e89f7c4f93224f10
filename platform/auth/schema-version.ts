import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx/ctx'

/**
 * Says that the data model of the workspace has changed, in the transaction that changed it: every process asks for it
 * anew once this commits. Two who change it at once come one after the other.
 */
export async function raiseSchemaVersion(ctx: Ctx): Promise<void> {
  await sql`update workspaces set schema_version = schema_version + 1 where id = ${ctx.workspaceId}`.execute(ctx.db)
}
