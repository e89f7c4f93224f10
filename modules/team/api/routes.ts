import { noteSignedOut } from '#platform/auth/access/noted'
import { createApiKey, listApiKeys, revokeApiKey } from '#platform/auth/api-keys'
import { changeWorkspace, findWorkspace } from '#platform/auth/change-workspace'
import { createWorkspace } from '#platform/auth/create-workspace'
import { foundOnce } from '#platform/auth/found-once'
import { listMembers } from '#platform/auth/members'
import { addAbsence, listAbsences, removeAbsence } from '#platform/auth/people/absences'
import { deactivateMember } from '#platform/auth/people/deactivate-member'
import { listHoldings } from '#platform/auth/people/hand-over-records'
import { invite, listInvitations, renewInvitation, revokeInvitation } from '#platform/auth/people/invitations'
import { removePhoto, setPhoto } from '#platform/auth/people/photo'
import { changeProfile } from '#platform/auth/people/profile'
import { listFormerMembers, reactivateMember } from '#platform/auth/people/reactivate-member'
import { findWorkspaceSecurity, setWorkspaceSecurity } from '#platform/auth/people/workspace-security'
import { listSessions, personOf, revokeSession, switchWorkspace } from '#platform/auth/sessions'
import { createTeam, deleteTeam, listTeams, renameTeam, setTeamMembers } from '#platform/auth/teams'
import { refuse } from '#platform/http/refusal'
import { publicRoutes, type Route, routes, userRoutes } from '#platform/http/route'
import { absencesContract } from '../contract/absences.ts'
import { invitationLinksContract, invitationsContract } from '../contract/invitations.ts'
import { membersContract } from '../contract/members.ts'
import { workspaceSecurityContract } from '../contract/security.ts'
import { personContract, photoContract, sessionContract } from '../contract/session.ts'
import { teamsContract } from '../contract/teams.ts'
import { apiKeysContract, workspaceContract } from '../contract/workspace.ts'
import { describeSession } from '../domain/describe-session.ts'
import { signUpFromOutside } from '../domain/sign-up-from-outside.ts'
import { acceptInvitationLink, openInvitationLink } from '../domain/use-invitation-link.ts'

const page = <T>(items: T[]) => ({ items, nextCursor: null })

export const teamRoutes: Route[] = [
  ...publicRoutes(sessionContract, { get: describeSession, signUp: signUpFromOutside }),
  ...userRoutes(personContract, {
    createWorkspace: (visitor, draft, { kith, request }) => {
      const { userId, boundTo } = personOf(visitor)
      if (boundTo !== null) refuse('provider_session')
      return createWorkspace(kith, userId, draft, foundOnce(request, `user ${userId}`, draft))
    },
    switchWorkspace: async (visitor, { workspaceId }, { kith }) => {
      await switchWorkspace(kith, visitor, workspaceId)
      return { workspaceId }
    },
    changeProfile: (visitor, given, { kith }) => changeProfile(kith, visitor, given),
    listSessions: async (visitor, _, { kith }) => page(await listSessions(kith, visitor)),
    revokeSession: async (visitor, { id }, { kith, request }) => {
      await revokeSession(kith, visitor, id)
      await noteSignedOut(kith, request)
      return { id }
    },
  }),
  ...routes(workspaceContract, {
    get: findWorkspace,
    change: changeWorkspace,
    listMembers: async (ctx) => page(await listMembers(ctx)),
  }),
  ...routes(workspaceSecurityContract, {
    get: async (ctx, _, { request }) => ({ ...(await findWorkspaceSecurity(ctx)), yourAddress: request.ip }),
    set: (ctx, wanted, { request }) => setWorkspaceSecurity(ctx, wanted, request.ip),
  }),
  ...routes(photoContract, { set: (ctx, _, { upload }) => setPhoto(ctx, upload()), remove: removePhoto }),
  ...routes(membersContract, {
    listFormer: async (ctx) => page(await listFormerMembers(ctx)),
    holdings: async (ctx, { userId }) => page(await listHoldings(ctx, userId)),
    deactivate: deactivateMember,
    reactivate: (ctx, { userId }) => reactivateMember(ctx, userId),
  }),
  ...routes(invitationsContract, {
    list: async (ctx, _, { kith }) => ({
      ...page(await listInvitations(ctx, kith)),
      mailServer: kith.config.smtpUrl !== undefined,
    }),
    create: async (ctx, draft, { kith }) => ({ items: await invite(ctx, kith, draft) }),
    renew: (ctx, { id }, { kith }) => renewInvitation(ctx, kith, id),
    revoke: (ctx, { id }) => revokeInvitation(ctx, id),
  }),
  ...publicRoutes(invitationLinksContract, { get: openInvitationLink, accept: acceptInvitationLink }),
  ...routes(apiKeysContract, {
    list: async (ctx) => page(await listApiKeys(ctx)),
    create: createApiKey,
    revoke: (ctx, { id }) => revokeApiKey(ctx, id),
  }),
  ...routes(absencesContract, {
    list: async (ctx) => page(await listAbsences(ctx)),
    create: addAbsence,
    remove: (ctx, { id }) => removeAbsence(ctx, id),
  }),
  ...routes(teamsContract, {
    list: async (ctx) => page(await listTeams(ctx)),
    create: createTeam,
    rename: (ctx, { id, name }) => renameTeam(ctx, id, name),
    setMembers: (ctx, { id, members }) => setTeamMembers(ctx, id, members),
    delete: (ctx, { id }) => deleteTeam(ctx, id),
  }),
]
