import type { z } from 'zod'
import { visitorOf } from '#platform/auth/authenticate'
import { findProfile } from '#platform/auth/members'
import { acts, namedRights, type Permission } from '#platform/auth/permissions'
import { workspacesOf } from '#platform/auth/sessions'
import { signUpState } from '#platform/auth/sign-up'
import { teamsOf } from '#platform/auth/teams'
import { type Acting, inWorkspace, type Kith } from '#platform/ctx/ctx'
import type { Caller } from '#platform/http/route'
import type { Session } from '../contract/session.ts'

/** Who asks, where they act, and what they may do there; a stranger learns only whether they may sign up. */
export async function describeSession({ kith, request }: Caller): Promise<z.input<typeof Session>> {
  const visitor = await visitorOf(kith, request)
  const signUp = await signUpState(kith)
  if (!visitor) return { user: null, workspaces: [], workspace: null, teams: [], permissions: [], signUp }
  const { userId, acting } = visitor
  const workspace = acting && { id: acting.workspaceId, ...acting.workspace }
  const permissions = acting ? permissionsOf(kith, acting) : []
  // A key acts for its workspace; what its maker is or has elsewhere is none of its business.
  if (visitor.via === 'apiKey') return { user: null, workspaces: [], workspace, teams: [], permissions, signUp }
  const [user, workspaces, teams] = await Promise.all([
    findProfile(kith, userId),
    workspacesOf(kith, userId),
    acting ? inWorkspace(kith, acting, teamsOf, { readOnly: true }) : [],
  ])
  return { user, workspaces, workspace, teams, permissions, signUp }
}

function permissionsOf(kith: Kith, { may }: Acting): Permission[] {
  const ofObjects = kith.objects.all().flatMap(({ plural }) => acts.map((act): Permission => `${plural}.${act}`))
  const ofSegments = acts.map((act): Permission => `segments.${act}`)
  return [...ofObjects, ...ofSegments, ...namedRights].filter(may)
}
