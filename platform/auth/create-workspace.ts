import './events.ts'
import { uuidv7 } from 'uuidv7'
import { type Acting, type Ctx, inWorkspace, type Kith } from '#platform/ctx/ctx'
import { currencyOfCountry } from './currency-of-country.ts'
import type { Once } from './found-once.ts'
import { NewWorkspace } from './workspace-settings.ts'

/** Founds a workspace that `owner`, an existing user, owns; under `once`, a single one however often it is asked. */
export async function createWorkspace(
  kith: Kith,
  owner: string,
  draft: NewWorkspace,
  once: Once,
): Promise<{ workspaceId: string }> {
  return inWorkspace(kith, founding(owner, draft), (ctx) =>
    once(ctx, async () => {
      await foundWorkspace(ctx)
      return { workspaceId: ctx.workspaceId }
    }),
  )
}

/** Who acts while a workspace is founded: its owner-to-be, in a transaction bound to its new id. */
export function founding(owner: string, draft: NewWorkspace): Acting {
  const { name, locale, timeZone, defaultCountry, currency } = NewWorkspace.parse(draft)
  return {
    workspaceId: uuidv7(),
    workspace: {
      ...{ name, locale, timeZone, defaultCountry, linkCompanies: false },
      currency: currency ?? currencyOfCountry(defaultCountry),
    },
    schemaVersion: 0,
    actor: { kind: 'user', id: owner },
    userId: owner,
    may: () => true,
  }
}

/** Writes the workspace of `ctx` and its owner's membership. */
export async function foundWorkspace(ctx: Ctx): Promise<void> {
  const { workspaceId, userId, workspace } = ctx
  if (userId === null) throw new Error('A workspace is founded by a user')
  const createdAt = ctx.now().toISOString()
  await ctx.db
    .insertInto('workspaces')
    .values({ id: workspaceId, ...workspace, createdAt })
    .execute()
  await ctx.db.insertInto('memberships').values({ workspaceId, userId, role: 'owner', createdAt }).execute()
  await ctx.record(
    { type: 'workspace.created', object: 'workspace', recordId: workspaceId, payload: { name: workspace.name } },
    { type: 'member.added', object: 'member', recordId: userId, payload: { userId, role: 'owner' } },
  )
}
