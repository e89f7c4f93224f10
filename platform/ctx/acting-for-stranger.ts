import { actingForJob } from './acting-for.ts'
import { type Acting, inWorkspace, type Kith } from './ctx.ts'
import { systemActing } from './system-acting.ts'

/**
 * Who acts when somebody without an account does something to a workspace that an address of theirs names: the customer,
 * as the program lets them. @returns undefined when there is no such workspace
 */
export async function actingForStranger(kith: Kith, workspaceId: string): Promise<Acting | undefined> {
  const stands = await inWorkspace(kith, { ...systemActing, workspaceId }, async ({ db }) => {
    const found = await db.selectFrom('workspaces').select('id').where('id', '=', workspaceId).executeTakeFirst()
    return found !== undefined
  })
  return stands ? actingForJob(kith, { workspaceId, userId: null, actor: { kind: 'customer', id: null } }) : undefined
}
