import { queryOptions } from '@tanstack/react-query'
import { apiFetch, apiRequest } from './api-fetch.ts'

/** Who is signed in, where, and what they may do there. */
export interface Session {
  user: { id: string; name: string; email: string }
  workspace: { id: string; name: string; currency: string; timeZone: string; locale: string }
  workspaces: { id: string; name: string }[]
  permissions: string[]
}

/** The session; a stranger gets an ApiProblem of status 401. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: () => apiFetch<Session>('/session'),
  staleTime: 5 * 60_000,
})

/** Whether this session may do something; owners hold the permission `*`. */
export const mayIn = (session: Session) => (permission: string) =>
  session.permissions.includes('*') || session.permissions.includes(permission)

/** Moves to another workspace. All that is cached belongs to the old one, so the page is loaded anew. */
export async function switchWorkspace(workspaceId: string) {
  await apiRequest('/api/v1/session/workspace', {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ workspaceId }),
  })
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
