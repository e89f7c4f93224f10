import type { z } from 'zod'
import { modulesOff } from '#platform/adoption/rollouts'
import { visitorOf } from '#platform/auth/authenticate'
import { twoFactorDue } from '#platform/auth/people/at-the-door'
import { findProfile } from '#platform/auth/people/profile'
import { acts, namedRights, type Permission } from '#platform/auth/permissions'
import { workspacesOf } from '#platform/auth/sessions'
import { signUpState } from '#platform/auth/sign-up'
import { teamsOf } from '#platform/auth/teams'
import { type Acting, type Ctx, inWorkspace, type Kith } from '#platform/ctx/ctx'
import type { Caller } from '#platform/http/route'
import type { Session } from '../contract/session.ts'

/** Who asks, where they act, and what they may do there; a stranger learns only whether they may sign up. */
export async function describeSession({ kith, request }: Caller): Promise<z.input<typeof Session>> {
  const visitor = await visitorOf(kith, request)
  const signUp = await signUpState(kith)
  const nowhere = {
    ...{ user: null, workspaces: [], teams: [], modulesOff: [] },
    ...{ barred: null, providerNeeded: null, twoFactorDue: null },
  }
  if (!visitor) return { ...nowhere, workspace: null, permissions: [], signUp }
  const { userId, barred, door, boundTo } = visitor
  // Whoever stands at the door sees the name on it and nothing of what is behind.
  const acting = barred ? null : visitor.acting
  const workspace = visitor.acting && { id: visitor.acting.workspaceId, ...visitor.acting.workspace }
  const permissions = acting ? permissionsOf(kith, acting) : []
  // A key acts for its workspace; what its maker is or has elsewhere is none of its business.
  if (visitor.via === 'apiKey') return { ...nowhere, workspace, permissions, signUp }
  const [user, all, own] = await Promise.all([
    findProfile(kith, userId),
    workspacesOf(kith, userId),
    acting ? inWorkspace(kith, acting, ownIn, { readOnly: true }) : nowhere,
  ])
  // What came by a workspace's provider is shown nothing of the others.
  const workspaces = boundTo === null ? all : all.filter(({ id }) => id === boundTo)
  const { teams, modulesOff: off } = own
  const due = door && twoFactorDue(door)
  return {
    ...{ user, workspaces, workspace, teams, modulesOff: off, permissions, signUp, barred },
    providerNeeded: door?.providerNeeded ?? null,
    twoFactorDue: due ? due.toISOString() : null,
  }
}

const ownIn = async (ctx: Ctx) => ({ teams: await teamsOf(ctx), modulesOff: await modulesOff(ctx) })

function permissionsOf(kith: Kith, { may }: Acting): Permission[] {
  const ofObjects = kith.objects.all().flatMap(({ plural }) => acts.map((act): Permission => `${plural}.${act}`))
  // What is no object and has rights of its own.
  const besides = ['segments', 'forms', 'mailTemplates', 'sequences', 'mailboxes', 'emails'].flatMap((plural) =>
    acts.map((act): Permission => `${plural}.${act}`),
  )
  return [...ofObjects, ...besides, ...namedRights].filter(may)
}
