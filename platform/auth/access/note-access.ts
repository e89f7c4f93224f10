import './events.ts'
import type { FastifyRequest } from 'fastify'
import { actingForJob } from '#platform/ctx/acting-for'
import { inWorkspace, type Kith } from '#platform/ctx/ctx'
import { workspacesOf } from '../sessions.ts'

/** Somebody whose account is meant. */
export interface KnownPerson {
  id: string
  name: string
}

/** What is written down of a step at the door. */
export interface Access {
  type: `${'signIn' | 'password' | 'twoFactor'}.${string}`
  way?: string
  reason?: string
}

/**
 * Writes down what was done at the door in the audit of every workspace the person belongs to, for it opens them all. A
 * step that failed has nobody as its actor: somebody else may have tried.
 */
export async function noteAccess(kith: Kith, request: FastifyRequest, person: KnownPerson, access: Access) {
  const { type, ...more } = access
  const unknown = type === 'signIn.failed' || type === 'password.forgotten'
  const agent = request.headers['user-agent']?.slice(0, 300) ?? null
  for (const { id: workspaceId } of await workspacesOf(kith, person.id)) {
    const acting = await actingForJob(kith, { workspaceId, userId: unknown ? null : person.id })
    await inWorkspace(kith, { ...acting, address: request.ip }, (ctx) =>
      ctx.record({ type, object: 'person', recordId: person.id, payload: { title: person.name, agent, ...more } }),
    )
  }
}
