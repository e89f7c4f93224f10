import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { z } from 'zod'

/** A session that a workspace's provider led to. */
export const ProviderSession = z.object({
  userId: z.uuid(),
  workspaceId: z.uuid(),
  /** Whether the provider took no second step. */
  secondStepDue: z.boolean(),
})
export type ProviderSession = z.output<typeof ProviderSession>

/** Lets better-auth open such a session as it opens its own: same token, same cookie, same end. Not served: called by us alone. */
export const providerSessions = () => ({
  id: 'kith-provider-session',
  endpoints: {
    openProviderSession: createAuthEndpoint.serverOnly({ method: 'POST', body: ProviderSession }, async (ctx) => {
      const { userId, workspaceId, secondStepDue } = ctx.body
      const { internalAdapter } = ctx.context
      const user = await internalAdapter.findUserById(userId)
      if (!user) throw new Error(`The user ${userId}, who just signed in, is gone`)
      const bound = { workspaceId, providerWorkspaceId: workspaceId, secondStepDue }
      const session = await internalAdapter.createSession(userId, false, bound)
      await setSessionCookie(ctx, { session, user })
      return ctx.json({})
    }),
  },
})
