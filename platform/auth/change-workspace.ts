import './events.ts'
import type { Ctx, WorkspaceSettings } from '#platform/ctx/ctx'
import { raiseSchemaVersion } from './schema-version.ts'

/** The settings of the workspace of `ctx` as they stand now. */
export function findWorkspace(ctx: Ctx): Promise<WorkspaceSettings & { id: string }> {
  return ctx.db
    .selectFrom('workspaces')
    .select(['id', 'name', 'locale', 'timeZone', 'currency', 'defaultCountry', 'linkCompanies'])
    .where('id', '=', ctx.workspaceId)
    .executeTakeFirstOrThrow()
}

/** Changes the settings that are given and leaves the others; what is already so is no change. */
export async function changeWorkspace(ctx: Ctx, given: Partial<WorkspaceSettings>) {
  const before: Record<string, unknown> = { ...(await findWorkspace(ctx)) }
  const changed = Object.entries(given).filter(([name, value]) => value !== undefined && value !== before[name])
  if (changed.length > 0) {
    await ctx.db.updateTable('workspaces').set(Object.fromEntries(changed)).where('id', '=', ctx.workspaceId).execute()
    // Formulas reckon in the workspace's currency and days.
    if (changed.some(([name]) => name === 'currency' || name === 'timeZone')) await raiseSchemaVersion(ctx)
    const changes = Object.fromEntries(changed.map(([name, value]) => [name, [before[name], value]]))
    await ctx.record({
      type: 'workspace.updated',
      object: 'workspace',
      recordId: ctx.workspaceId,
      payload: { changes },
    })
  }
  return findWorkspace(ctx)
}
