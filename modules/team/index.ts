import { absencesContract } from './contract/absences.ts'
import { invitationLinksContract, invitationsContract } from './contract/invitations.ts'
import { membersContract } from './contract/members.ts'
import { workspaceSecurityContract } from './contract/security.ts'
import { personContract, photoContract, sessionContract } from './contract/session.ts'
import { teamsContract } from './contract/teams.ts'
import { apiKeysContract, workspaceContract } from './contract/workspace.ts'

export { teamRoutes } from './api/routes.ts'

export const teamContract = {
  session: sessionContract,
  person: personContract,
  photo: photoContract,
  workspace: workspaceContract,
  workspaceSecurity: workspaceSecurityContract,
  members: membersContract,
  invitations: invitationsContract,
  invitationLinks: invitationLinksContract,
  apiKeys: apiKeysContract,
  teams: teamsContract,
  absences: absencesContract,
}
