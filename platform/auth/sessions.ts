import { sql } from 'kysely'
import type { Kith } from '#platform/ctx/ctx'
import { refuse } from '#platform/http/refusal'
import type { Visitor } from './authenticate.ts'

/** A person's visitor: API keys act for a workspace and have no sessions, profile or memberships of their own. */
export function personOf(visitor: Visitor): Visitor & { sessionId: string } {
  const { sessionId } = visitor
  return sessionId === null ? refuse('person_needed') : { ...visitor, sessionId }
}

/** The visitor's sessions that have not ended, the newest first. Who came by a provider sees those alone that did. */
export async function listSessions(kith: Kith, visitor: Visitor) {
  const { userId, sessionId, boundTo } = personOf(visitor)
  const rows = await kith.database.app
    .selectFrom('sessions')
    .select(['id', 'ipAddress', 'userAgent', 'createdAt', 'updatedAt as lastSeenAt'])
    .where('userId', '=', userId)
    .$if(boundTo !== null, (within) => within.where('providerWorkspaceId', '=', boundTo))
    .where('expiresAt', '>', kith.now().toISOString())
    .orderBy('createdAt', 'desc')
    .execute()
  return rows.map((row) => ({ ...row, current: row.id === sessionId }))
}

/** Ends a session of the visitor's own. @throws Refusal session_not_found */
export async function revokeSession(kith: Kith, visitor: Visitor, id: string): Promise<void> {
  const { userId, boundTo } = personOf(visitor)
  const ended = await kith.database.app
    .deleteFrom('sessions')
    .where('id', '=', id)
    .where('userId', '=', userId)
    .$if(boundTo !== null, (within) => within.where('providerWorkspaceId', '=', boundTo))
    .returning('id')
    .executeTakeFirst()
  if (!ended) refuse('session_not_found')
}

/** The workspaces a user belongs to, the oldest membership first. */
export async function workspacesOf(kith: Kith, userId: string): Promise<{ id: string; name: string; role: string }[]> {
  type Row = { id: string; name: string; role: string }
  const { rows } = await sql<Row>`select * from kith.workspaces_of(${userId})`.execute(kith.database.app)
  return rows
}

/** Lets the visitor's session act in another of their workspaces from now on. @throws Refusal workspace_not_found */
export async function switchWorkspace(kith: Kith, visitor: Visitor, workspaceId: string): Promise<void> {
  const { userId, sessionId, boundTo } = personOf(visitor)
  const mine = await workspacesOf(kith, userId)
  const isOpen = boundTo === null || boundTo === workspaceId
  if (!isOpen || !mine.some(({ id }) => id === workspaceId)) refuse('workspace_not_found')
  await kith.database.app.updateTable('sessions').set({ workspaceId }).where('id', '=', sessionId).execute()
}
