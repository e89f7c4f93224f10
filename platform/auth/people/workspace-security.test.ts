import { beforeAll, expect, test } from 'vitest'
import { testKith } from '#tests/support/test-kith'
import { aSignedInVisitor, password } from '#tests/support/visitor'

beforeAll(async () => void (await testKith()))

const open = { twoFactor: { required: false, graceDays: 7 }, idleMinutes: null, longestHours: null, adminAddresses: [] }

async function aGuardedWorkspace(asks: object) {
  const { server, kith } = await testKith()
  const jana = await aSignedInVisitor(server)
  const set = (more: object) => jana.asks('PUT', '/api/v1/workspace-security', { ...open, ...more })
  expect((await set(asks)).status).toBe(200)
  const works = async (headers?: Record<string, string>) =>
    (await jana.asks('GET', '/api/v1/contacts', undefined, headers)).body.code ?? 'ok'
  const sql = (text: string, ...values: unknown[]) => kith.database.owner.query(text, values)
  return { server, jana, set, works, sql, user: jana.userId }
}

test('a session that rests, or lasts, for too long ends; one that is used goes on', async () => {
  const { works, sql, user, jana, set } = await aGuardedWorkspace({ idleMinutes: 30 })
  const seen = async () =>
    (await sql('select last_seen_at from sessions where user_id = $1', user)).rows[0]?.last_seen_at
  await sql(`update sessions set last_seen_at = now() - interval '29 minutes' where user_id = $1`, user)
  const before = await seen()
  expect(await works({ 'x-kith-unattended': '1' })).toBe('ok')
  expect(await seen()).toEqual(before)
  expect(await works()).toBe('ok')
  expect(Date.now() - (await seen()).getTime()).toBeLessThan(60_000)
  await sql(`update sessions set last_seen_at = now() - interval '31 minutes' where user_id = $1`, user)
  expect(await works()).toBe('signed_out')
  expect((await sql('select from sessions where user_id = $1', user)).rowCount).toBe(0)

  await jana.asks('POST', '/api/auth/sign-in/email', { email: jana.email, password })
  expect((await set({ longestHours: 8 })).status).toBe(200)
  expect(await works()).toBe('ok')
  await sql(`update sessions set created_at = now() - interval '9 hours' where user_id = $1`, user)
  expect(await works()).toBe('signed_out')
})

test('asked for two-step sign-in one has days of grace, then only the way to set it up is open', async () => {
  const { works, sql, user, jana } = await aGuardedWorkspace({ twoFactor: { required: true, graceDays: 3 } })
  expect(await works()).toBe('ok')
  const { body: session } = await jana.asks('GET', '/api/v1/session')
  expect(new Date(session.twoFactorDue).getTime()).toBeGreaterThan(Date.now() + 2.9 * 86_400_000)
  await sql(
    `update workspace_security set two_factor_since = now() - interval '4 days' where workspace_id = $1`,
    jana.workspaceId,
  )
  // Who joined later has days of grace as well.
  expect(await works()).toBe('ok')
  await sql(`update memberships set created_at = now() - interval '9 days' where user_id = $1`, user)
  expect(await works()).toBe('two_factor_needed')
  const barred = await jana.asks('GET', '/api/v1/session')
  expect(barred.body).toMatchObject({
    barred: 'two_factor_needed',
    permissions: [],
    teams: [],
    workspace: { name: 'Hafenkaffee' },
  })
  expect((await jana.asks('POST', '/api/auth/two-factor/enable', { password })).status).toBe(200)
  await sql('update users set two_factor_enabled = true where id = $1', user)
  expect(await works()).toBe('ok')
})

test('administrators come from where the workspace allows; nobody shuts themselves out', async () => {
  const { server, jana, set, works, sql, user } = await aGuardedWorkspace({})
  const refused = await set({ adminAddresses: ['203.0.113.0/24'] })
  expect(refused.body).toMatchObject({ code: 'address_locks_out', params: { address: '127.0.0.1' } })
  expect((await set({ adminAddresses: ['203.0.113.0/24', '127.0.0.1'] })).status).toBe(200)
  expect(await works()).toBe('ok')
  const key = (await jana.asks('POST', '/api/v1/api-keys', { name: 'All', scopes: ['admin'] })).body.key
  const reading = (await jana.asks('POST', '/api/v1/api-keys', { name: 'Shop', scopes: ['read'] })).body.key
  const from = async (remoteAddress: string, headers: Record<string, string>) =>
    (await server.inject({ url: '/api/v1/contacts', headers, remoteAddress })).json().code ?? 'ok'
  const cookie = `kith.session_token=${jana.cookies.get('kith.session_token')}`
  expect(await from('203.0.113.9', { cookie })).toBe('ok')
  expect(await from('198.51.100.1', { cookie })).toBe('address_not_allowed')
  expect(await from('198.51.100.1', { authorization: `Bearer ${key}` })).toBe('address_not_allowed')
  expect(await from('198.51.100.1', { authorization: `Bearer ${reading}` })).toBe('ok')
  await sql(`update memberships set role = 'member' where user_id = $1`, user)
  expect(await from('198.51.100.1', { cookie })).toBe('ok')
})

test('only who may change settings reads or sets it', async () => {
  const { jana, sql, user, set } = await aGuardedWorkspace({})
  expect((await jana.asks('GET', '/api/v1/workspace-security')).body).toMatchObject({
    ...open,
    yourAddress: '127.0.0.1',
  })
  expect((await set({ adminAddresses: ['hafen'] })).body.errors[0]).toMatchObject({ path: 'adminAddresses.0' })
  await sql(`update memberships set role = 'member' where user_id = $1`, user)
  expect((await set({})).status).toBe(403)
})
