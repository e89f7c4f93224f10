import '../access/events.ts'
import type { FastifyRequest } from 'fastify'
import { type Acting, inWorkspace, type Kith } from '#platform/ctx/ctx'

/** Writes down in the workspace's audit that somebody came in by its provider. */
export async function noteLetIn(kith: Kith, request: FastifyRequest, acting: Acting, userId: string): Promise<void> {
  await inWorkspace(
    kith,
    { ...acting, address: request.ip, userId, actor: { kind: 'user', id: userId } },
    async (ctx) => {
      const { name } = await ctx.db
        .selectFrom('users')
        .select('name')
        .where('id', '=', userId)
        .executeTakeFirstOrThrow()
      const payload = { title: name, agent: agentOf(request), way: 'provider' }
      await ctx.record({ type: 'signIn.succeeded', object: 'person', recordId: userId, payload })
    },
  )
}

/** And that somebody was not let in, and why; of nobody known there is the email, or nothing. */
export async function noteRefused(
  kith: Kith,
  request: FastifyRequest,
  acting: Acting,
  { email, reason }: { email: string | null | undefined; reason: string },
): Promise<void> {
  await inWorkspace(kith, { ...acting, address: request.ip }, async (ctx) => {
    const member = await ctx.db
      .selectFrom('memberships')
      .innerJoin('users', 'users.id', 'memberships.userId')
      .select(['users.id', 'users.name'])
      .where('memberships.workspaceId', '=', ctx.workspaceId)
      .where('users.email', '=', email ?? '')
      .executeTakeFirst()
    const about = member ? { object: 'person', recordId: member.id } : {}
    const payload = { title: member?.name ?? email ?? '', agent: agentOf(request), way: 'provider', reason }
    await ctx.record({ type: 'signIn.failed', ...about, payload })
  })
}

const agentOf = (request: FastifyRequest) => request.headers['user-agent']?.slice(0, 300) ?? null
