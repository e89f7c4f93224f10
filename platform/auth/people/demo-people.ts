import '../events.ts'
import { uuidv7 } from 'uuidv7'
import type { z } from 'zod'
import type { Ctx } from '#platform/ctx/ctx'
import type { WorkingDay } from './profile.ts'

/** A colleague of the demo. */
export interface DemoPerson {
  name: string
  email: string
  /** A key of Kith's, or the id of one of the workspace's own. */
  role: string
  workingHours: z.input<typeof WorkingDay>[]
}

/**
 * Adds somebody of the demo to the workspace. Without credentials and marked as such: nobody signs in as them, no mail goes to
 * them, and they are gone with the demo. Whoever adds them raises the version of rights. @returns their id
 */
export async function addDemoPerson(ctx: Ctx, { name, email, role, workingHours }: DemoPerson): Promise<string> {
  const { workspaceId } = ctx
  const userId = uuidv7()
  const createdAt = ctx.now().toISOString()
  await ctx.db
    .insertInto('users')
    .values({
      ...{ id: userId, name, email, demoOf: workspaceId, workingHours: JSON.stringify(workingHours) },
      ...{ createdAt, updatedAt: createdAt },
    })
    .execute()
  await ctx.db.insertInto('memberships').values({ workspaceId, userId, role, createdAt }).execute()
  await ctx.record({ type: 'member.added', object: 'member', recordId: userId, payload: { userId, role } })
  return userId
}
