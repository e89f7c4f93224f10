import { raiseRightsVersion } from '#platform/auth/rights/rights-version'
import type { Grants, Reach, RoleRules } from '#platform/auth/rights/rules'
import { aVisitor, password } from '../visitor.ts'
import type { Answer, TestWorkspace } from '../workspace.ts'

export const reading = (read: Reach): Grants => ({ read, create: 'all', update: read, delete: read })

/** Whoever has it may do all there is, but for what is sensitive. */
export const allTo: RoleRules = {
  defaults: reading('all'),
  objects: {},
  fields: {},
  rights: [
    ...(['import', 'export', 'bulkDelete', 'settings', 'members', 'apiKeys', 'jobs'] as const),
    ...(['dataModel', 'merge', 'audit', 'adoption', 'announce', 'approveDiscounts'] as const),
  ],
}

/** Says what a role of the workspace's own may do, from the next request on. */
export async function giveRole({ ann, workspaceId }: TestWorkspace, id: string, rules: RoleRules): Promise<void> {
  await ann.does(async (ctx) => {
    const now = ctx.now().toISOString()
    const role = { workspaceId, id, name: `Drawn ${id}`, rules: JSON.stringify(rules), createdAt: now, updatedAt: now }
    await ctx.db
      .insertInto('roles')
      .values(role)
      .onConflict((twin) => twin.columns(['workspaceId', 'id']).doUpdateSet({ rules: role.rules }))
      .execute()
    await raiseRightsVersion(ctx)
  })
}

/** Gives Ben the role, and his key, which covers all of it. */
export async function keyWith({ ann, ben }: TestWorkspace, role: string): Promise<void> {
  await ann.does(async (ctx) => {
    await ctx.db
      .updateTable('apiKeys')
      .set({ role, scopes: ['admin'] })
      .where('hint', '=', ben.key.slice(-4))
      .execute()
    await ctx.db.updateTable('memberships').set({ role }).where('userId', '=', ben.userId).execute()
    await raiseRightsVersion(ctx)
  })
}

/** Ben at a browser, signed in to this workspace. */
export async function aVisitorWith({ ben, kith, server }: TestWorkspace) {
  const visitor = aVisitor(server)
  const { owner } = kith.database
  const { rows } = await owner.query('select email from users where id = $1', [ben.userId])
  await owner.query(
    `insert into credentials (id, user_id, account_id, provider_id, password, created_at, updated_at)
     values (gen_random_uuid(), $1, $2, 'credential', $3, now(), now())`,
    [ben.userId, ben.userId, await kith.auth.hashPassword(password)],
  )
  await visitor.asks('POST', '/api/auth/sign-in/email', { email: rows[0].email, password })
  return (method: string, path: string, body?: unknown): Promise<Answer> =>
    visitor.asks(method, `/api/v1${path}`, body as object | undefined)
}
