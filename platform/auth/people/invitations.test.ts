import type { FastifyInstance } from 'fastify'
import { expect, test } from 'vitest'
import { actingForJob } from '#platform/ctx/acting-for'
import { inWorkspace, type Kith } from '#platform/ctx/ctx'
import { aSignedInVisitor, aVisitor, password } from '#tests/support/visitor'
import { aWorkspace } from '#tests/support/workspace'
import { tokenFor } from './invitation-link.ts'
import { invite } from './invitations.ts'
import { mailInvitation } from './mail-invitation.ts'

const account = { name: 'Ola Brandt', password }
let counter = 0
const anEmail = () => `ola.${Date.now()}.${counter++}@hafen.example`
const tokenOf = (link: string) => new URL(link).searchParams.get('token') ?? ''

async function invited() {
  const space = await aWorkspace()
  const email = anEmail()
  const { body, status } = await space.ann.asks('POST', '/invitations', { emails: [email], role: 'member' })
  expect([status, body]).toEqual([200, expect.anything()])
  const [invitation] = body.items
  return { space, email, invitation, token: tokenOf(invitation.link) }
}

const accept = (server: FastifyInstance, token: string, body: object = { account }) =>
  aVisitor(server).asks('POST', `/api/v1/invitation-links/${token}/acceptance`, body)

test('somebody invited signs up by the link, is in, and the link is used up', async () => {
  const { space, email, token } = await invited()
  const visitor = aVisitor(space.server)
  const looked = await visitor.asks('GET', `/api/v1/invitation-links/${token}`)
  expect(looked.body).toMatchObject({
    workspace: 'Hafen Kaffee',
    email,
    role: 'member',
    invitedBy: 'Ann',
    hasAccount: false,
  })
  const joined = await accept(space.server, token)
  expect(joined).toMatchObject({ status: 200, body: { workspaceId: space.workspaceId } })
  expect((await accept(space.server, token)).body.code).toBe('invitation_gone')
  await visitor.asks('POST', '/api/auth/sign-in/email', { email, password })
  const session = await visitor.asks('GET', '/api/v1/session')
  expect(session.body).toMatchObject({ workspace: { id: space.workspaceId }, workspaces: [{ role: 'member' }] })
  expect((await space.ann.asks('GET', '/invitations')).body.items).toEqual([])
})

test('somebody with an account signs in and joins with it; nobody else does', async () => {
  const space = await aWorkspace()
  const jana = await aSignedInVisitor(space.server)
  const { body } = await space.ann.asks('POST', '/invitations', { emails: [jana.email.toUpperCase()], role: 'admin' })
  const address = `/api/v1/invitation-links/${tokenOf(body.items[0].link)}`
  expect((await jana.asks('GET', address)).body.hasAccount).toBe(true)
  expect((await accept(space.server, tokenOf(body.items[0].link))).body.code).toBe('email_taken')
  expect((await accept(space.server, tokenOf(body.items[0].link), {})).body.code).toBe('signed_out')
  const other = await aSignedInVisitor(space.server)
  const refused = await other.asks('POST', `${address}/acceptance`, {})
  expect(refused.body).toMatchObject({ code: 'invitation_for_another', params: { email: jana.email } })
  const elsewhere = await jana.asks('POST', `${address}/acceptance`, {}, { origin: 'https://evil.example' })
  expect(elsewhere.body.code).toBe('foreign_origin')
  expect((await jana.asks('POST', `${address}/acceptance`, {})).status).toBe(200)
  const members = await space.ann.asks('GET', '/members')
  expect(members.body.items).toContainEqual(expect.objectContaining({ email: jana.email, role: 'admin' }))
})

test('somebody joins as a role of the workspace’s own and in teams; nobody asks others in as more than they are', async () => {
  const space = await aWorkspace()
  const { ann } = space
  const grants = { read: 'own', create: 'own', update: 'own', delete: 'none' }
  const rules = { defaults: grants, objects: {}, fields: {}, rights: ['members'] }
  const { body: role } = await ann.asks('POST', '/roles', { name: 'Field sales', rules })
  const { body: team } = await ann.asks('POST', '/teams', { name: 'Wholesale', members: [] })
  const draft = { emails: [anEmail()], role: role.id, teamIds: [team.id] }
  const { body, status } = await ann.asks('POST', '/invitations', draft)
  expect([status, body.items]).toMatchObject([200, [{ roleName: 'Field sales', teams: [{ name: 'Wholesale' }] }]])
  expect((await ann.asks('DELETE', `/roles/${role.id}`)).body.code).toBe('role_in_use')
  const token = tokenOf(body.items[0].link)
  const looked = await aVisitor(space.server).asks('GET', `/api/v1/invitation-links/${token}`)
  expect(looked.body).toMatchObject({ role: role.id, roleName: 'Field sales' })
  const { userId } = (await accept(space.server, token)).body
  const { body: members } = await ann.asks('GET', '/members')
  expect(members.items).toContainEqual(expect.objectContaining({ id: userId, role: role.id, roleName: 'Field sales' }))
  expect((await ann.asks('GET', '/teams')).body.items).toMatchObject([{ members: [{ userId, lead: false }] }])

  const visitor = aVisitor(space.server)
  await visitor.asks('POST', '/api/auth/sign-in/email', { email: draft.emails[0], password })
  for (const above of ['member', 'admin', 'owner']) {
    const asked = await visitor.asks('POST', '/api/v1/invitations', { emails: [anEmail()], role: above })
    expect([above, asked.body.code]).toEqual([above, 'forbidden'])
  }
  const asked = await visitor.asks('POST', '/api/v1/invitations', { emails: [anEmail()], role: role.id })
  expect(asked.status).toBe(200)
  const { ann: stranger } = await aWorkspace()
  const foreign = { emails: [anEmail()], role: role.id }
  expect((await stranger.asks('POST', '/invitations', foreign)).body.code).toBe('role_not_found')
  const elsewhere = { ...foreign, role: 'member', teamIds: [team.id] }
  expect((await stranger.asks('POST', '/invitations', elsewhere)).body.code).toBe('team_not_found')
})

test('of two who use one link at the same moment one joins', async () => {
  const { space, email, token } = await invited()
  const answers = await Promise.all([accept(space.server, token), accept(space.server, token)])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 410])
  const { rows } = await space.kith.database.owner.query('select count(*)::int as count from users where email = $1', [
    email,
  ])
  expect(rows).toEqual([{ count: 1 }])
})

test('an invitation ends when it is taken back, when it is sent anew, and after two weeks', async () => {
  const { space, invitation, token } = await invited()
  const renewed = await space.ann.asks('POST', `/invitations/${invitation.id}/renewals`)
  expect((await accept(space.server, token)).body.code).toBe('invitation_gone')
  const fresh = tokenOf(renewed.body.link)
  expect((await aVisitor(space.server).asks('GET', `/api/v1/invitation-links/${fresh}`)).status).toBe(200)
  await space.kith.database.owner.query(`update invitations set expires_at = now() where id = $1`, [invitation.id])
  expect((await accept(space.server, fresh)).body.code).toBe('invitation_gone')
  expect((await space.ann.asks('GET', '/invitations')).body.items).toMatchObject([{ expired: true }])
  const again = tokenOf((await space.ann.asks('POST', `/invitations/${invitation.id}/renewals`)).body.link)
  expect((await space.ann.asks('DELETE', `/invitations/${invitation.id}`)).status).toBe(200)
  expect((await accept(space.server, again)).body.code).toBe('invitation_gone')
  expect((await space.ann.asks('DELETE', `/invitations/${invitation.id}`)).body.code).toBe('invitation_not_found')
})

test('a link that this installation did not make opens nothing', async () => {
  const { space, token, invitation } = await invited()
  const turned = Buffer.from(token, 'base64url')
  turned.writeUInt8((turned.at(-1) ?? 0) ^ 1, turned.length - 1)
  const { ann: stranger, workspaceId } = await aWorkspace()
  const elsewhere = tokenFor(space.kith, { workspaceId, id: invitation.id, round: 1, way: 'mail' })
  for (const forged of [turned.toString('base64url'), 'x', token.slice(0, -4), elsewhere])
    expect((await accept(space.server, forged)).body.code, forged).toBe('invitation_gone')
  expect((await stranger.asks('DELETE', `/invitations/${invitation.id}`)).status).toBe(404)
})

test('who is in or asked already is named; twice at once asks once; nobody makes an owner but an owner', async () => {
  const space = await aWorkspace()
  const email = anEmail()
  const ask = (role = 'member') => space.ann.asks('POST', '/invitations', { emails: [email], role })
  expect((await Promise.all([ask(), ask()])).map(({ status }) => status).sort()).toEqual([200, 422])
  const { body: members } = await space.ann.asks('GET', '/members')
  const again = await space.ann.asks('POST', '/invitations', {
    emails: [email, members.items[0].email],
    role: 'member',
  })
  expect(again.body.errors).toMatchObject([{ path: 'emails.1', code: 'already_member' }])
  await space.kith.database.owner.query(`update memberships set role = 'admin' where user_id = $1`, [space.ann.userId])
  const owner = await space.ann.asks('POST', '/invitations', { emails: [anEmail()], role: 'owner' })
  expect(owner.body.code).toBe('forbidden')
  expect((await space.ben.asks('GET', '/invitations')).status).toBe(403)
})

test('the mail speaks the reader’s language, is signed by whoever invites, proves the mailbox, and is one mail however often its job runs', async () => {
  const { space, email, invitation } = await invited()
  const signature = 'Ann Brandt\nHafen Kaffee, Kai 3'
  await space.kith.database.owner.query('update users set signature = $1 where id = $2', [signature, space.ann.userId])
  await space.kith.database.owner.query(`update workspaces set locale = 'de' where id = $1`, [space.workspaceId])
  const job = jobFor(space.kith, space.workspaceId, invitation.id)
  await Promise.all([job(), job()])
  const { rows } = await space.kith.database.owner.query(
    'select subject, text from outgoing_mails where recipient = $1',
    [email],
  )
  expect(rows).toMatchObject([{ subject: 'Ann lädt Sie zu Hafen Kaffee auf Kith ein' }])
  expect(rows[0].text.endsWith(`\n\n-- \n${signature}`)).toBe(true)
  const link = /http\S+/.exec(rows[0].text)?.[0] ?? ''
  expect((await accept(space.server, tokenOf(link))).status).toBe(200)
  const { rows: users } = await space.kith.database.owner.query('select email_verified from users where email = $1', [
    email,
  ])
  expect(users).toEqual([{ email_verified: true }])
})

test('an account made by a copied link proves no mailbox', async () => {
  const { space, email, token } = await invited()
  await accept(space.server, token)
  const { rows } = await space.kith.database.owner.query('select email_verified from users where email = $1', [email])
  expect(rows).toEqual([{ email_verified: false }])
})

function jobFor(kith: Kith, workspaceId: string, invitationId: string) {
  return async () => {
    const acting = await actingForJob(kith, { workspaceId, userId: null })
    await mailInvitation({
      ...{ kith, payload: { invitationId }, attempt: 1, lastAttempt: false, log: kith.log },
      signal: new AbortController().signal,
      workspace: (work) => inWorkspace(kith, acting, work),
    })
  }
}

test('very many invite at once: none waits for a connection that another holds; too many are refused', async () => {
  const { ann, kith } = await aWorkspace()
  const limiting = { ...kith, auth: { ...kith.auth, limitAttempts: true } }
  const invites = (emails: string[]) =>
    ann.tries((ctx) => invite(ctx, limiting, { emails, role: 'member', teamIds: [] }))
  const answers = await Promise.all(Array.from({ length: 20 }, () => invites([anEmail()])))
  expect(answers.filter(({ code }) => code !== 'ok')).toEqual([])
  expect((await invites(Array.from({ length: 180 }, anEmail))).code).toBe('ok')
  expect((await invites([anEmail()])).code).toBe('too_many_requests')
})
