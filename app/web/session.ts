import { queryOptions } from '@tanstack/react-query'
import { api, client } from './api.ts'
import { apiRequest } from './api-fetch.ts'

/** What the API says about whoever asks; a stranger has neither user nor workspace. */
export type Visitor = Awaited<ReturnType<typeof client.session.get>>

/** A person signed in, in a workspace: what every screen inside the shell may rely on. */
export type Session = Visitor & { user: NonNullable<Visitor['user']>; workspace: NonNullable<Visitor['workspace']> }

/** Who is here, where, and what they may do. */
export const sessionQuery = queryOptions({ ...api.session.get.queryOptions({ input: {} }), staleTime: 5 * 60_000 })

/** Whom the workspace bars at its door is not in. */
export const isSignedIn = (visitor: Visitor): visitor is Session =>
  visitor.user !== null && visitor.workspace !== null && visitor.barred === null

/** Whether this session may do something. */
export const mayIn = (session: Session) => (permission: string) => session.permissions.includes(permission)

/** Whether somebody has to do with conversations here, so that it matters if they are there. */
export const talksToCustomers = (session: Session) =>
  mayIn(session)('conversations.update') && !session.modulesOff.includes('conversations')

/** Moves to another workspace. All that is cached belongs to the old one, so the page is loaded anew. */
export async function switchWorkspace(workspaceId: string) {
  await client.person.switchWorkspace({ workspaceId })
  window.location.assign('/')
}

/** Ends the session here; what was on screen must not stay in memory. */
export async function signOut() {
  await apiRequest('/api/auth/sign-out', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  })
  window.location.assign('/sign-in')
}

/** Where somebody's photo is; null: they have none. Another photo is another address. */
export const photoOf = ({ id, photo }: { id: string; photo: string | null }) =>
  photo && `/api/v1/members/${id}/photo?mark=${photo}`
