import { beforeAll, expect, test } from 'vitest'
import { inTransaction } from '#platform/db/database'
import { type TestKith, testKith } from '#tests/support/test-kith'
import { aSignedInVisitor, aVisitor, password } from '#tests/support/visitor'
import { aWorkspace } from '#tests/support/workspace'
import { workspacesOf } from './sessions.ts'
import { setUpWorkspace } from './set-up-workspace.ts'

let program: TestKith
beforeAll(async () => {
  program = await testKith()
})

test('one founds a second workspace, switches, and each request may choose', async () => {
  const jana = await aSignedInVisitor(program.server)
  const draft = { name: 'Rösterei', defaultCountry: 'CH', locale: 'de-CH', timeZone: 'Europe/Zurich' }
  const { workspaceId: second } = (await jana.asks('POST', '/api/v1/workspaces', draft)).body
  const name = async (headers = {}) => (await jana.asks('GET', '/api/v1/workspace', undefined, headers)).body.name
  expect(await name()).toBe('Hafenkaffee')
  expect(await name({ 'x-kith-workspace': second.toUpperCase() })).toBe('Rösterei')
  expect((await jana.asks('PUT', '/api/v1/session/workspace', { workspaceId: second })).status).toBe(200)
  expect(await name()).toBe('Rösterei')
  expect(await name({ 'x-kith-workspace': jana.workspaceId })).toBe('Hafenkaffee')
  const { body } = await jana.asks('GET', '/api/v1/session')
  expect(body.workspace).toEqual({ id: second, ...draft, linkCompanies: false, currency: 'CHF' })
  expect(body.workspaces.map((workspace: { name: string }) => workspace.name)).toEqual(['Hafenkaffee', 'Rösterei'])
})

test('a workspace one does not belong to does not exist', async () => {
  const jana = await aSignedInVisitor(program.server)
  const ola = await aSignedInVisitor(program.server, 'Olas Laden')
  for (const chosen of [ola.workspaceId, 'nonsense', '00000000-0000-7000-8000-000000000000']) {
    for (const path of ['/api/v1/workspace', '/api/v1/session']) {
      const answer = await jana.asks('GET', path, undefined, { 'x-kith-workspace': chosen })
      expect([answer.status, answer.body.code], chosen).toEqual([404, 'workspace_not_found'])
    }
  }
  const answer = await jana.asks('PUT', '/api/v1/session/workspace', { workspaceId: ola.workspaceId })
  expect(answer.body.code).toBe('workspace_not_found')
  const { body } = await jana.asks('GET', '/api/v1/members')
  expect(body.items.map(({ email }: { email: string }) => email)).toEqual([jana.email])
})

test('who leaves a workspace loses it at once; without any they are signed in nowhere', async () => {
  const { kith, server } = program
  const jana = await aSignedInVisitor(server)
  await kith.database.owner.query('delete from memberships where user_id = $1', [jana.userId])
  expect((await jana.asks('GET', '/api/v1/members')).body.code).toBe('workspace_not_found')
  const { body } = await jana.asks('GET', '/api/v1/session')
  expect(body).toMatchObject({ user: { id: jana.userId }, workspace: null, workspaces: [], permissions: [] })
  expect((await jana.asks('POST', '/api/v1/workspaces', { name: 'Neu' })).status).toBe(200)
  expect((await jana.asks('GET', '/api/v1/workspace')).body.name).toBe('Neu')
})

test('the limited role sees the memberships and keys of its own workspace only, and founds none for another', async () => {
  const { kith } = program
  const [mine, theirs] = [await aWorkspace(), await aWorkspace()]
  const as = { workspaceId: mine.workspaceId, userId: mine.ann.userId }
  await inTransaction(kith.database, as, async (db) => {
    const memberships = await db.selectFrom('memberships').select('workspaceId').execute()
    expect(memberships.map(({ workspaceId }) => workspaceId)).toEqual(Array(3).fill(mine.workspaceId))
    const keys = await db.selectFrom('apiKeys').select('workspaceId').execute()
    expect(keys.map(({ workspaceId }) => workspaceId)).toEqual(Array(3).fill(mine.workspaceId))
    expect(await db.selectFrom('workspaces').select('id').execute()).toEqual([{ id: mine.workspaceId }])
  })
  const stolen = inTransaction(kith.database, as, (db) =>
    db
      .insertInto('memberships')
      .values({ workspaceId: theirs.workspaceId, userId: as.userId, role: 'owner' })
      .execute(),
  )
  await expect(stolen).rejects.toThrow(/row-level security/)
  expect(await kith.database.app.selectFrom('memberships').selectAll().execute()).toEqual([])
  expect((await workspacesOf(kith, as.userId)).map(({ id }) => id)).toEqual([mine.workspaceId])
})

test('settings change for those who may, are checked, and leave an event of what changed', async () => {
  const { ann, ben, kith } = await aWorkspace()
  const changed = await ann.asks('PATCH', '/workspace', { name: 'Hafen', timeZone: 'Europe/Berlin', currency: 'CHF' })
  expect(changed.body).toMatchObject({ name: 'Hafen', currency: 'CHF' })
  const { rows } = await kith.database.owner.query(
    `select payload from events where workspace_id = $1 and type like 'workspace.%'`,
    [ann.acting.workspaceId],
  )
  expect(rows).toEqual([{ payload: { changes: { name: ['Hafen Kaffee', 'Hafen'], currency: ['EUR', 'CHF'] } } }])
  expect((await ben.asks('PATCH', '/workspace', { name: 'Bens' })).body.code).toBe('forbidden')
  for (const wrong of [
    { currency: 'XXY' },
    { timeZone: 'Mars/Base' },
    { locale: 'not a tag' },
    { defaultCountry: 'EU' },
    { name: ' ' },
    { colour: 'red' },
  ]) {
    const { status, body } = await ann.asks('PATCH', '/workspace', wrong)
    expect([status, body.errors[0].path]).toEqual([422, Object.keys(wrong)[0]])
  }
})

test('a profile is one’s own', async () => {
  const jana = await aSignedInVisitor(program.server)
  const { body } = await jana.asks('PATCH', '/api/v1/profile', { name: 'Jana V.', locale: 'de' })
  expect(body).toMatchObject({ name: 'Jana V.', locale: 'de', email: jana.email })
  expect((await jana.asks('PATCH', '/api/v1/profile', {})).body).toMatchObject({ name: 'Jana V.', locale: 'de' })
})

test('set-up without a browser gives an owner who can sign in and a key that works', async () => {
  const { kith, server } = program
  const email = 'Set.Up@hafen.example'
  const made = await setUpWorkspace(kith, { workspace: 'Werft', email, password })
  const asked = await server.inject({ url: '/api/v1/session', headers: { authorization: `Bearer ${made.apiKey}` } })
  expect(asked.json()).toMatchObject({ user: null, workspace: { id: made.workspaceId, name: 'Werft' }, workspaces: [] })
  const signedIn = await aVisitor(server).asks('POST', '/api/auth/sign-in/email', { email, password })
  expect(signedIn.status).toBe(200)
  const second = await setUpWorkspace(kith, { workspace: 'Dock', email, password })
  expect(second.userId).toBe(made.userId)
  await expect(setUpWorkspace(kith, { workspace: 'X', email, password: 'some other one' })).rejects.toMatchObject({
    code: 'wrong_credentials',
  })
})
