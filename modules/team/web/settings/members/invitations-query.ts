import { api } from '#app/web/api.ts'

export const invitationsQuery = api.invitations.list.queryOptions({ input: {} })
export const formerMembersQuery = api.members.listFormer.queryOptions({ input: {} })
