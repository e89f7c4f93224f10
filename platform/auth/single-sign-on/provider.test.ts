import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { beforeAll, expect, test } from 'vitest'
import { atTheEnd } from '#tests/support/file-end'
import { anOpenIdProvider, type TestProvider } from '#tests/support/openid-provider'
import { testKith } from '#tests/support/test-kith'
import { aSignedInVisitor, aVisitor } from '#tests/support/visitor'
import { returnAddress } from './openid.ts'
import { isPrivate, outsideFetch } from './outside-fetch.ts'
import { seal, unseal } from './sealed.ts'

let provider: TestProvider
beforeAll(async () => {
  provider = await anOpenIdProvider(returnAddress((await testKith()).kith))
})

const path = '/api/v1/single-sign-on'

async function aVisitorWhoSets() {
  const { server, kith } = await testKith()
  const jana = await aSignedInVisitor(server)
  const { issuer, clientId, clientSecret } = provider
  const { workspaceId: id } = jana
  const settings = {
    label: 'Firma',
    domains: [`w${id.slice(-12)}.example`],
    enabled: true,
    joinRole: null,
    onlyWay: false,
  }
  const set = (changed: object) => jana.asks('PUT', path, { issuer, clientId, clientSecret, ...settings, ...changed })
  const sql = async (text: string, ...values: unknown[]) => (await kith.database.owner.query(text, values)).rows
  return { server, kith, jana, set, settings, sql }
}

/** A server on this machine that answers as told. @returns its address */
async function aServer(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  atTheEnd(() => server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const json =
  (content: object): RequestListener =>
  (_, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(content))
  }

test('what is set is told without its secret, which is kept sealed and stays until the issuer is another', async () => {
  const { jana, set, settings, sql, kith } = await aVisitorWhoSets()
  expect((await jana.asks('GET', path)).body).toEqual({ provider: null, returnAddress: returnAddress(kith) })
  const { body } = await set({ domains: [settings.domains[0]?.toUpperCase(), settings.domains[0]] })
  expect(body.provider).toMatchObject({ ...settings, issuer: provider.issuer, clientId: 'kith' })
  expect(JSON.stringify(body)).not.toContain(provider.clientSecret)
  const [kept] = await sql('select client_secret from identity_providers where workspace_id = $1', jana.workspaceId)
  expect(kept.client_secret.includes(Buffer.from(provider.clientSecret))).toBe(false)
  expect((await set({ clientSecret: undefined, label: 'Other' })).body.provider.label).toBe('Other')
  const moved = await set({ clientSecret: undefined, issuer: 'https://login.evil.example' })
  expect(moved.body).toMatchObject({ code: 'invalid_input', errors: [{ path: 'clientSecret' }] })
  expect((await jana.asks('DELETE', path)).body.provider).toBe(null)
  const [{ count }] = await sql(
    `select count(*)::int as count from events where workspace_id = $1 and type = 'workspace.securityChanged'`,
    jana.workspaceId,
  )
  expect(count).toBe(3)
})

test('who may not change settings neither reads nor sets it', async () => {
  const { jana, set, sql } = await aVisitorWhoSets()
  await sql(`update memberships set role = 'member' where user_id = $1`, jana.userId)
  expect((await set({})).body).toMatchObject({ code: 'forbidden', params: { permission: 'settings' } })
  expect((await jana.asks('GET', path)).status).toBe(403)
})

test('what is wrong with a provider is named when it is switched on', async () => {
  const { set } = await aVisitorWhoSets()
  const nobody = await aServer((_, response) => response.writeHead(404).end('no'))
  const page = await aServer((_, response) => response.end('<html>'))
  const book = await aServer((_, response) => {
    response.setHeader('content-type', 'application/json')
    response.end(`{"issuer":"${'x'.repeat(600_000)}"}`)
  })
  const other = await aServer(json({ issuer: 'https://login.other.example' }))
  const code = async (changed: object) => (await set(changed)).body
  expect(await code({ issuer: nobody })).toMatchObject({ code: 'provider_not_found', params: { issuer: nobody } })
  expect((await code({ issuer: page })).code).toBe('provider_not_found')
  expect((await code({ issuer: book })).code).toBe('provider_unreachable')
  expect(await code({ issuer: other })).toMatchObject({
    ...{ code: 'provider_named_otherwise', params: { issuer: 'https://login.other.example' } },
  })
  expect((await code({ issuer: 'http://127.0.0.1:9' })).code).toBe('provider_unreachable')
  expect((await code({ issuer: 'http://login.firma.example' })).code).toBe('provider_not_https')
  let named = ''
  named = await aServer((request, response) =>
    json({ issuer: named, response_types_supported: ['id_token'] })(request, response),
  )
  expect((await code({ issuer: named })).code).toBe('provider_without_codes')
  expect((await code({ issuer: nobody, enabled: false })).provider.enabled).toBe(false)
})

test('a provider in a private network is asked only where the operator allows it', async () => {
  const { kith, set } = await aVisitorWhoSets()
  const allowed = kith.config.privateProviders
  kith.config.privateProviders = 'refused'
  try {
    expect((await set({})).body.code).toBe('provider_not_https')
    expect((await set({ issuer: 'https://10.0.0.7' })).body).toMatchObject({ code: 'provider_private' })
    // A name that leads there.
    expect((await set({ issuer: 'https://localhost:9' })).body).toMatchObject({ code: 'provider_private' })
  } finally {
    kith.config.privateProviders = allowed
  }
})

test.each(['127.0.0.1', '10.1.2.3', '169.254.169.254', '::1', '::ffff:192.168.0.1', 'fd00::1'])(
  '%s is private',
  (address) => expect(isPrivate(address)).toBe(true),
)
test.each(['93.184.216.34', '2606:2800:220:1::1', '172.32.0.1'])('%s is not', (address) =>
  expect(isPrivate(address)).toBe(false),
)

test('nobody is followed elsewhere', async () => {
  const moved = await aServer((_, response) => response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end())
  const answer = await outsideFetch(true)(moved, { method: 'GET', headers: {}, body: undefined, redirect: 'manual' })
  expect(answer.status).toBe(302)
})

test('without encryption only what is private is asked, where that is allowed, and nobody is waited for', async () => {
  const asking = { method: 'GET', headers: {}, body: undefined, redirect: 'manual' } as const
  const within = outsideFetch(true, { plainWithin: true, timeoutMs: 50 })
  await expect(within('http://93.184.216.34/', asking)).rejects.toMatchObject({ why: 'not_https' })
  await expect(outsideFetch(true)('http://10.0.0.7/', asking)).rejects.toMatchObject({ why: 'not_https' })
  const slow = await aServer(() => {})
  await expect(outsideFetch(true, { timeoutMs: 50 })(slow, asking)).rejects.toMatchObject({ why: 'timed_out' })
})

test('a domain leads to one workspace, and none that everybody has an address at', async () => {
  const [one, two] = [await aVisitorWhoSets(), await aVisitorWhoSets()]
  expect((await one.set({ domains: ['taken.example'] })).status).toBe(200)
  expect((await two.set({ domains: ['own.example', 'taken.example'] })).body).toMatchObject({
    ...{ code: 'domain_taken', params: { domain: 'taken.example' } },
  })
  expect((await two.jana.asks('GET', path)).body.provider).toBe(null)
  for (const domain of ['gmail.com', 'firma', 'a b.example', ''])
    expect((await two.set({ domains: [domain] })).body).toMatchObject({ errors: [{ path: 'domains.0' }] })
})

test('nobody gives a role that may more than they do, and none joins as an owner', async () => {
  const { jana, set, sql } = await aVisitorWhoSets()
  expect((await set({ joinRole: 'owner' })).body.code).toBe('invalid_input')
  const grants = { read: 'all', create: 'none', update: 'none', delete: 'none' }
  const rules = { defaults: grants, objects: {}, fields: {}, rights: ['settings'] }
  const { body: role } = await jana.asks('POST', '/api/v1/roles', { name: 'Janitor', rules })
  await sql('update memberships set role = $2 where user_id = $1', jana.userId, role.id)
  await sql('update workspaces set rights_version = rights_version + 1 where id = $1', jana.workspaceId)
  expect((await set({ joinRole: 'admin' })).body.code).toBe('forbidden')
  expect((await set({ joinRole: role.id })).status).toBe(200)
  await sql(`update memberships set role = 'owner' where user_id = $1`, jana.userId)
  await sql('update workspaces set rights_version = rights_version + 1 where id = $1', jana.workspaceId)
  expect((await jana.asks('DELETE', `/api/v1/roles/${role.id}`)).body.code).toBe('role_in_use')
})

test('a stranger learns of the provider of their domain alone, or of the only one', async () => {
  const { server, sql, ...one } = await aVisitorWhoSets()
  await sql('delete from identity_providers')
  const ways = async (domain?: string) =>
    (await aVisitor(server).asks('GET', `/api/v1/sign-in-ways${domain ? `?domain=${domain}` : ''}`)).body.items.map(
      ({ label }: { label: string }) => label,
    )
  await one.set({ label: 'One', domains: ['one.example'] })
  expect(await ways()).toEqual(['One'])
  const two = await aVisitorWhoSets()
  await two.set({ label: 'Two', domains: ['two.example'] })
  expect(await ways()).toEqual([])
  expect(await ways('one.example')).toEqual(['One'])
  expect(await ways('three.example')).toEqual([])
  await two.set({ label: 'Two', domains: ['two.example'], enabled: false })
  expect(await ways('two.example')).toEqual(['One'])
})

test('what is sealed opens for its purpose, unchanged, and for nothing else', async () => {
  const { kith } = await testKith()
  const sealed = seal(kith, 'this', 'Überraschung')
  expect(unseal(kith, 'this', sealed)).toBe('Überraschung')
  expect(unseal(kith, 'that', sealed)).toBe(null)
  expect(unseal(kith, 'this', Buffer.concat([sealed.subarray(0, -1), Buffer.from([1])]))).toBe(null)
  expect(unseal(kith, 'this', Buffer.from('short'))).toBe(null)
  expect(seal(kith, 'this', 'Überraschung').equals(sealed)).toBe(false)
})
