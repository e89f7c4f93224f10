import { expect, test } from 'vitest'
import { runTask } from '#platform/bulk/run-job'
import { inWorkspace } from '#platform/ctx/ctx'
import { aSignedInVisitor, type BrowserVisitor, password } from '#tests/support/visitor'
import { aWorkspace, type TestWorkspace } from '#tests/support/workspace'

/** Somebody with an account and a session, who joins the workspace. */
async function joining({ ann, server, kith }: TestWorkspace, role = 'member') {
  const visitor = await aSignedInVisitor(server)
  const { body } = await ann.asks('POST', '/invitations', { emails: [visitor.email], role })
  const token = new URL(body.items[0].link).searchParams.get('token')
  const workspaceId = (await visitor.asks('POST', `/api/v1/invitation-links/${token}/acceptance`, {})).body.workspaceId
  await visitor.asks('PUT', '/api/v1/session/workspace', { workspaceId })
  return Object.assign(visitor, { kith })
}

const sees = async (visitor: BrowserVisitor) => (await visitor.asks('GET', '/api/v1/contacts')).status

test('whoever is shut out is out at once: sessions, keys, lists of people; what they did keeps their name', async () => {
  const space = await aWorkspace()
  const { ann, ben } = space
  const jana = await joining(space, 'admin')
  const key = await jana.asks('POST', '/api/v1/api-keys', { name: 'Shop', scopes: ['read'] })
  const team = await ann.asks('POST', '/teams', { name: 'Counter', members: [{ userId: jana.userId, lead: true }] })
  const contact = await jana.asks('POST', '/api/v1/contacts', { firstName: 'Sofia', ownerId: jana.userId })
  expect(await sees(jana)).toBe(200)
  expect((await ben.asks('PUT', `/members/${jana.userId}/deactivation`, {})).status).toBe(403)
  expect((await ann.asks('PUT', `/members/${jana.userId}/deactivation`, {})).body).toEqual({ jobIds: [] })

  expect(await sees(jana)).toBe(401)
  const withKey = { authorization: `Bearer ${key.body.key}` }
  expect((await space.server.inject({ url: '/api/v1/contacts', headers: withKey })).statusCode).toBe(401)
  const members = await ann.asks('GET', '/members')
  expect(members.body.items.map(({ id }: { id: string }) => id)).not.toContain(jana.userId)
  expect((await ann.asks('GET', `/contacts/${contact.body.id}`)).body.ownerId).toBe(jana.userId)
  expect((await ann.asks('PUT', `/members/${jana.userId}/deactivation`, {})).body.code).toBe('member_not_found')
  expect((await ann.asks('GET', '/former-members')).body.items).toMatchObject([
    { id: jana.userId, role: 'admin', handedTo: null },
  ])

  expect((await ann.asks('DELETE', `/members/${jana.userId}/deactivation`)).status).toBe(200)
  expect((await ann.asks('GET', '/teams')).body.items).toMatchObject([
    { id: team.body.id, members: [{ userId: jana.userId, lead: true }] },
  ])
  expect((await space.server.inject({ url: '/api/v1/contacts', headers: withKey })).statusCode).toBe(401)
  expect((await ann.asks('DELETE', `/members/${jana.userId}/deactivation`)).body.code).toBe('member_not_found')
})

test('their records go to somebody else as bulk jobs, also when the first try dies', async () => {
  const space = await aWorkspace()
  const { ann, ben, rita } = space
  for (const firstName of ['Sofia', 'Jonas']) await ann.asks('POST', '/contacts', { firstName, ownerId: ben.userId })
  await ann.asks('POST', '/tasks', { title: 'Call back', assigneeId: ben.userId })
  const held = await ann.asks('GET', `/members/${ben.userId}/holdings`)
  expect(held.body.items).toEqual(
    expect.arrayContaining([
      { object: 'contact', count: 2 },
      { object: 'task', count: 1 },
    ]),
  )
  const unknown = await ann.asks('PUT', `/members/${ben.userId}/deactivation`, { handOverTo: ben.userId })
  expect(unknown.body.errors).toMatchObject([{ path: 'handOverTo' }])
  const { body } = await ann.asks('PUT', `/members/${ben.userId}/deactivation`, { handOverTo: rita.userId })
  expect(body.jobIds).toHaveLength(2)
  for (const jobId of [...body.jobIds, ...body.jobIds]) await run(space, jobId)
  const { body: contacts } = await ann.asks('GET', '/contacts')
  expect(contacts.items.map(({ ownerId }: { ownerId: string }) => ownerId)).toEqual([rita.userId, rita.userId])
  expect((await ann.asks('GET', '/tasks')).body.items[0].assigneeId).toBe(rita.userId)
  expect((await ann.asks('GET', '/former-members')).body.items).toMatchObject([
    { handedTo: { id: rita.userId, name: 'Rita' } },
  ])
})

test('a workspace keeps an owner: nobody shuts themselves out, and of two owners at once one stays', async () => {
  const space = await aWorkspace()
  const { ann } = space
  expect((await ann.asks('PUT', `/members/${ann.userId}/deactivation`, {})).body.code).toBe('not_oneself')
  const jana = await joining(space, 'owner')
  const answers = await Promise.all([
    ann.asks('PUT', `/members/${jana.userId}/deactivation`, {}),
    jana.asks('PUT', `/api/v1/members/${ann.userId}/deactivation`, {}),
  ])
  expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1)
  const { rows } = await space.kith.database.owner.query(
    `select count(*)::int as count from memberships where workspace_id = $1 and role = 'owner'`,
    [space.workspaceId],
  )
  expect(rows).toEqual([{ count: 1 }])
})

test('an administrator shuts no owner out, nor lets one in again', async () => {
  const space = await aWorkspace()
  const jana = await joining(space, 'admin')
  const owner = await joining(space, 'owner')
  expect((await jana.asks('PUT', `/api/v1/members/${owner.userId}/deactivation`, {})).body.code).toBe('forbidden')
  await space.ann.asks('PUT', `/members/${owner.userId}/deactivation`, {})
  expect((await jana.asks('DELETE', `/api/v1/members/${owner.userId}/deactivation`)).body.code).toBe('forbidden')
  expect((await space.ann.asks('GET', '/former-members')).body.items).toHaveLength(1)
})

test('sessions of people who work elsewhere too go on there', async () => {
  const space = await aWorkspace()
  const jana = await joining(space)
  await jana.asks('PUT', '/api/v1/session/workspace', { workspaceId: jana.workspaceId })
  await space.ann.asks('PUT', `/members/${jana.userId}/deactivation`, {})
  expect(await sees(jana)).toBe(200)
  const here = await jana.asks('GET', '/api/v1/contacts', undefined, { 'x-kith-workspace': space.workspaceId })
  expect(here.body.code).toBe('workspace_not_found')
})

function run({ kith, ann }: TestWorkspace, jobId: string) {
  return runTask({
    ...{ kith, payload: { jobId }, attempt: 1, lastAttempt: false, log: kith.log },
    signal: new AbortController().signal,
    workspace: (work) => inWorkspace(kith, ann.acting, work),
  })
}

test('whoever was shut out and is invited again is in, and can be shut out again', async () => {
  const space = await aWorkspace()
  const { ann } = space
  const jana = await joining(space)
  await ann.asks('PUT', `/members/${jana.userId}/deactivation`, {})
  const { body } = await ann.asks('POST', '/invitations', { emails: [jana.email], role: 'reader' })
  const token = new URL(body.items[0].link).searchParams.get('token')
  await jana.asks('POST', '/api/auth/sign-in/email', { email: jana.email, password })
  expect((await jana.asks('POST', `/api/v1/invitation-links/${token}/acceptance`, {})).status).toBe(200)
  expect((await ann.asks('GET', '/former-members')).body.items).toEqual([])
  expect((await ann.asks('PUT', `/members/${jana.userId}/deactivation`, {})).status).toBe(200)
})

test('somebody whose role is gone meanwhile comes back as a reader', async () => {
  const space = await aWorkspace()
  const { ann } = space
  const jana = await joining(space)
  const rules = {
    defaults: { read: 'all', create: 'all', update: 'all', delete: 'all' },
    objects: {},
    fields: {},
    rights: [],
  }
  const role = (await ann.asks('POST', '/roles', { name: 'Counter', rules })).body.id
  await ann.asks('PUT', `/members/${jana.userId}/role`, { role })
  await ann.asks('PUT', `/members/${jana.userId}/deactivation`, {})
  expect((await ann.asks('DELETE', `/roles/${role}`)).status).toBe(200)
  expect((await ann.asks('DELETE', `/members/${jana.userId}/deactivation`)).status).toBe(200)
  const { items } = (await ann.asks('GET', '/members')).body
  expect(items.find(({ id }: { id: string }) => id === jana.userId)).toMatchObject({ role: 'reader' })
})
