import { z } from 'zod'
import { JoiningAccount } from '#platform/auth/people/accept-invitation'
import { RoleId } from '#platform/auth/rights/contract'
import { endpoint, Id } from '#platform/http/endpoint'

const someId = '00000000-0000-7000-8000-000000000000'
const one = z.strictObject({ id: Id })
const Email = z.email({ error: 'Not an email address' }).max(254).toLowerCase()
const Token = z.string().min(1).max(300).describe('What stands behind token= in the link')

export const Invitation = z.object({
  id: z.uuid(),
  email: z.string(),
  role: z.string(),
  roleName: z.string().nullable().describe('Of a role of the workspace’s own; null: one of Kith’s'),
  teams: z.array(z.object({ id: z.uuid(), name: z.string() })),
  invitedBy: z.object({ id: z.uuid(), name: z.string() }),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  expired: z.boolean(),
  link: z.string().describe('To hand over by other ways than the mail; sending anew ends it'),
})

/** Asking people to join the workspace. */
export const invitationsContract = {
  list: endpoint({
    method: 'GET',
    path: '/invitations',
    summary: 'Who was asked to join and has not answered, newest first',
    permission: 'members',
    input: z.strictObject({}),
    output: z.object({
      items: z.array(Invitation),
      nextCursor: z.null(),
      mailServer: z.boolean().describe('Whether invitations leave by mail; else their links are handed over'),
    }),
    example: {},
  }),
  create: endpoint({
    method: 'POST',
    path: '/invitations',
    summary: 'Ask people to join, by mail or with the link of the answer',
    permission: 'members',
    input: z.strictObject({
      emails: z
        .array(Email)
        .min(1)
        .max(50)
        .refine((emails) => new Set(emails).size === emails.length, {
          error: 'An address stands there twice',
          params: { mend: 'Name each address once.' },
        }),
      role: RoleId.describe('A key of GET /roles, or the id of a role of the workspace’s own'),
      teamIds: z.array(Id).max(50).default([]).describe('The teams they are in from the first day'),
    }),
    output: z.object({ items: z.array(Invitation) }),
    refusals: ['role_not_found', 'team_not_found', 'too_many_requests'],
    example: { emails: ['ola@hafenkaffee.example'], role: 'member' },
  }),
  renew: endpoint({
    method: 'POST',
    path: '/invitations/{id}/renewals',
    summary: 'Send an invitation anew, with two fresh weeks; its links of before end',
    permission: 'members',
    input: one,
    output: Invitation,
    refusals: ['invitation_not_found', 'too_many_requests'],
    example: { id: someId },
  }),
  revoke: endpoint({
    method: 'DELETE',
    path: '/invitations/{id}',
    summary: 'Take an invitation back; its links end at once',
    permission: 'members',
    input: one,
    output: one,
    refusals: ['invitation_not_found'],
    example: { id: someId },
  }),
}

/** What whoever has the link does with it. */
export const invitationLinksContract = {
  get: endpoint({
    method: 'GET',
    path: '/invitation-links/{token}',
    summary: 'What an invitation is to, for whoever has its link',
    permission: 'public',
    input: z.strictObject({ token: Token }),
    output: z.object({
      workspace: z.string(),
      email: z.string(),
      role: z.string(),
      roleName: z.string().nullable(),
      invitedBy: z.string(),
      expiresAt: z.iso.datetime(),
      hasAccount: z.boolean().describe('One with this email: sign in, then accept'),
    }),
    refusals: ['invitation_gone', 'too_many_requests'],
    example: { token: 'from-the-link' },
  }),
  accept: endpoint({
    method: 'POST',
    path: '/invitation-links/{token}/acceptance',
    summary: 'Join: with the account one is signed in to, or with a new one',
    permission: 'public',
    input: z.strictObject({ token: Token, account: JoiningAccount.optional().describe('For whoever has none yet') }),
    output: z.object({ workspaceId: z.uuid(), userId: z.uuid() }),
    refusals: [
      'invitation_gone',
      'invitation_for_another',
      'email_taken',
      'signed_out',
      'foreign_origin',
      'too_many_requests',
    ],
    example: { token: 'from-the-link', account: { name: 'Ola Brandt', password: 'anker auf halber fahrt' } },
  }),
}
