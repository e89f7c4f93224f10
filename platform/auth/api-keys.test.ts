import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { aWorkspace } from '#tests/support/workspace'

test('a key is shown once, kept as a hash, works until it is revoked, and leaves events', async () => {
  const { ann, kith, server } = await aWorkspace()
  const { body: made } = await ann.asks('POST', '/api-keys', { name: 'Web shop', scopes: ['write', 'write'] })
  expect(made).toMatchObject({ name: 'Web shop', scopes: ['write'], hint: made.key.slice(-4), lastUsedAt: null })
  const { rows } = await kith.database.owner.query('select * from api_keys where id = $1', [made.id])
  expect(rows[0].hash).toEqual(createHash('sha256').update(made.key).digest())
  expect(JSON.stringify(rows)).not.toContain(made.key)

  const uses = (key: string) => server.inject({ url: '/api/v1/workspace', headers: { authorization: `Bearer ${key}` } })
  expect((await uses(made.key)).statusCode).toBe(200)
  expect((await uses(`${made.key}x`)).json().code).toBe('invalid_api_key')
  const listed = (await ann.asks('GET', '/api-keys')).body.items.find(({ id }: { id: string }) => id === made.id)
  expect(listed).not.toHaveProperty('key')
  expect(listed.lastUsedAt).not.toBeNull()
  expect((await ann.asks('DELETE', `/api-keys/${made.id}`)).status).toBe(200)
  expect((await uses(made.key)).json().code).toBe('invalid_api_key')
  expect((await ann.asks('DELETE', `/api-keys/${made.id}`)).body.code).toBe('api_key_not_found')
  const events = await kith.database.owner.query('select type from events where record_id = $1 order by id', [made.id])
  expect(events.rows.map(({ type }) => type)).toEqual(['apiKey.created', 'apiKey.used', 'apiKey.revoked'])
})

test('a key does what its scopes say, and no key acts for a person', async () => {
  const { ann, ben, rita } = await aWorkspace()
  expect((await rita.asks('GET', '/contacts')).status).toBe(200)
  expect((await rita.asks('POST', '/contacts', { firstName: 'A' })).body.code).toBe('forbidden')
  expect((await ben.asks('POST', '/contacts', { firstName: 'A' })).status).toBe(200)
  expect((await ben.asks('POST', '/api-keys', { name: 'More', scopes: ['admin'] })).body.code).toBe('forbidden')
  expect((await ann.asks('POST', '/workspaces', { name: 'Mine' })).body.code).toBe('person_needed')
  expect((await ann.asks('GET', '/sessions')).body.code).toBe('person_needed')
})

test('a request repeated under its Idempotency-Key makes one key, and the key is not kept for it', async () => {
  const { ann, kith } = await aWorkspace()
  const make = () => ann.asks('POST', '/api-keys', { name: 'Once', scopes: ['read'] }, { 'idempotency-key': 'k1' })
  const [first, second] = [await make(), await make()]
  expect(second.body).toEqual({ ...first.body, key: null })
  const { rows } = await kith.database.owner.query('select body from idempotency_keys')
  expect(JSON.stringify(rows)).not.toContain(first.body.key)
})

test('a key belongs to its workspace: others neither see nor revoke it', async () => {
  const [mine, theirs] = [await aWorkspace(), await aWorkspace()]
  const { body: key } = await mine.ann.asks('POST', '/api-keys', { name: 'Mine', scopes: ['read'] })
  expect((await theirs.ann.asks('DELETE', `/api-keys/${key.id}`)).body.code).toBe('api_key_not_found')
  const elsewhere = { 'x-kith-workspace': theirs.workspaceId }
  expect((await mine.ann.asks('GET', '/workspace', undefined, elsewhere)).body.code).toBe('workspace_not_found')
})

test('the last use of a key is written at most once a minute', async () => {
  const { ann, kith } = await aWorkspace()
  const lastUse = async () => {
    const { rows } = await kith.database.owner.query('select last_used_at, xmin from api_keys where created_by = $1', [
      ann.userId,
    ])
    return JSON.stringify(rows)
  }
  await ann.asks('GET', '/workspace')
  const first = await lastUse()
  await ann.asks('GET', '/workspace')
  expect(await lastUse()).toBe(first)
  await kith.database.owner.query(
    `update api_keys set last_used_at = now() - interval '61 seconds' where created_by = $1`,
    [ann.userId],
  )
  await ann.asks('GET', '/workspace')
  expect(await lastUse()).not.toBe(first)
})

test('whoever may only make keys or ask people in gives nobody more than they have', async () => {
  const { ann, server } = await aWorkspace()
  const nothing = { read: 'none', create: 'none', update: 'none', delete: 'none' }
  const rules = { defaults: { ...nothing, read: 'all' }, objects: {}, fields: {}, rights: ['members', 'apiKeys'] }
  const { body: role } = await ann.asks('POST', '/roles', { name: 'Front desk', rules })
  const { body: desk } = await ann.asks('POST', '/api-keys', { name: 'Desk', scopes: ['admin'], role: role.id })
  const asks = async (path: string, payload: object) => {
    const headers = { authorization: `Bearer ${desk.key}` }
    return (await server.inject({ method: 'POST', url: `/api/v1${path}`, headers, payload })).json().code ?? 'ok'
  }
  expect(await asks('/api-keys', { name: 'More', scopes: ['admin'] })).toBe('forbidden')
  expect(await asks('/api-keys', { name: 'As much', scopes: ['read'], role: role.id })).toBe('ok')
  for (const more of ['owner', 'admin', 'member'])
    expect(await asks('/invitations', { emails: ['ola@hafenkaffee.example'], role: more }), more).toBe('forbidden')
  expect(await asks('/invitations', { emails: ['ola@hafenkaffee.example'], role: 'reader' })).toBe('ok')
})

test('whoever does not see a field gives nobody a role that shows it', async () => {
  const { ann, server } = await aWorkspace()
  const all = { read: 'all', create: 'all', update: 'all', delete: 'all' }
  const hides = { contact: { hidden: ['birthday'], readonly: ['jobTitle'] } }
  const rules = { defaults: all, objects: {}, fields: hides, rights: ['members', 'apiKeys'] }
  const { body: role } = await ann.asks('POST', '/roles', { name: 'Front desk', rules })
  const { body: desk } = await ann.asks('POST', '/api-keys', { name: 'Desk', scopes: ['admin'], role: role.id })
  const makes = async (fields: object) => {
    const headers = { authorization: `Bearer ${desk.key}` }
    const payload = { name: `Copy ${JSON.stringify(fields).length}`, rules: { ...rules, fields, rights: [] } }
    return (await server.inject({ method: 'POST', url: '/api/v1/roles', headers, payload })).json().code ?? 'ok'
  }
  expect(await makes({})).toBe('forbidden')
  expect(await makes({ contact: { hidden: ['birthday'], readonly: [] } })).toBe('forbidden')
  expect(await makes(hides)).toBe('ok')
})
