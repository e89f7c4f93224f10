import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import { actingForJob } from '#platform/ctx/acting-for'
import { allTo, giveRole, reading } from '#tests/support/secrets/roles'
import { type Answer, aWorkspace, type TestWorkspace } from '#tests/support/workspace'
import type { Reach, RoleRules } from './rules.ts'

const nothing = { read: 'none', create: 'none', update: 'none', delete: 'none' } as const

/** A workspace where Ben is an administrator and has made keys; what he becomes, Ann says. */
async function aMakerOfKeys() {
  const space = await aWorkspace()
  const { ann, ben, server } = space
  const becomes = async (role: string) =>
    expect((await ann.asks('PUT', `/members/${ben.userId}/role`, { role })).status).toBe(200)
  await becomes('admin')
  await space.kith.database.owner.query(`update api_keys set scopes = '{admin}' where created_by = $1`, [ben.userId])
  const makes = async (role?: string) => {
    const draft = { name: 'Shop', scopes: ['admin'], ...(role ? { role } : {}) }
    const { body } = await ben.asks('POST', '/api-keys', draft)
    const asks = async (method: string, path: string, payload?: object): Promise<Answer> => {
      const headers = { authorization: `Bearer ${body.key}` }
      const answer = await server.inject({
        ...{ method: method as 'GET', url: `/api/v1${path}`, headers },
        ...(payload ? { payload } : {}),
      })
      return { status: answer.statusCode, body: answer.json() }
    }
    return { id: String(body.id), asks }
  }
  return { ...space, becomes, makes }
}

/** A role of the workspace's own. */
async function aRole(space: TestWorkspace, rules: RoleRules): Promise<string> {
  const id = uuidv7()
  await giveRole(space, id, rules)
  return id
}

const names = ({ body }: Answer) => body.items.map(({ firstName }: { firstName: string }) => firstName).sort()

/** One contact of each. */
async function oneEach({ ann, ben, rita }: TestWorkspace): Promise<void> {
  const contacts = { Anns: ann, Bens: ben, Ritas: rita }
  for (const [firstName, { userId }] of Object.entries(contacts))
    await ann.asks('POST', '/contacts', { firstName, ownerId: userId, jobTitle: 'Cook', phones: ['0151 23456789'] })
}

test('a key without a role may no more than its maker may now: demoted, narrowed, and as before again', async () => {
  const space = await aMakerOfKeys()
  await oneEach(space)
  const { asks } = await space.makes()
  expect((await asks('GET', '/api-keys')).status).toBe(200)

  await space.becomes('member')
  expect((await asks('GET', '/api-keys')).body).toMatchObject({ code: 'forbidden', params: { permission: 'apiKeys' } })
  expect((await asks('POST', '/roles', { name: 'Mine', rules: allTo })).body.code).toBe('forbidden')
  expect((await asks('POST', '/contacts', { firstName: 'New' })).status).toBe(200)

  await space.becomes('reader')
  expect((await asks('POST', '/contacts', { firstName: 'Newer' })).body.code).toBe('forbidden')
  expect((await asks('GET', '/contacts')).status).toBe(200)

  const fields = { contact: { hidden: ['phones'], readonly: ['jobTitle'] } }
  await space.becomes(await aRole(space, { ...allTo, objects: { contact: reading('own') }, fields }))
  const seen = await asks('GET', '/contacts?sort=firstName')
  expect(names(seen)).toEqual(['Bens', 'New'])
  expect(seen.body.items[0]).toMatchObject({ jobTitle: 'Cook', phones: [] })
  const answer = await asks('PATCH', `/contacts/${seen.body.items[0].id}`, { jobTitle: 'Chef' })
  expect(answer.body.errors).toMatchObject([{ path: 'jobTitle', code: 'readonly' }])

  await space.becomes('admin')
  expect(names(await asks('GET', '/contacts'))).toEqual(['Anns', 'Bens', 'New', 'Ritas'])
  expect((await asks('GET', '/api-keys')).status).toBe(200)
})

test.each<[key: Reach, maker: Reach, seen: string[]]>([
  ['all', 'team', ['Bens', 'Ritas']],
  ['team', 'own', ['Bens']],
  ['own', 'team', ['Bens']],
  ['team', 'all', ['Bens', 'Ritas']],
  ['none', 'all', []],
  ['all', 'none', []],
])('a key whose role sees %s sees with a maker who sees %s what both do', async (ofKey, ofMaker, seen) => {
  const space = await aMakerOfKeys()
  const { ann, ben, rita } = space
  await oneEach(space)
  await ann.asks('POST', '/teams', { name: 'Counter', members: [{ userId: ben.userId }, { userId: rita.userId }] })
  const hiding = (name: string) => ({ contact: { hidden: [name], readonly: [] } })
  const rules = { ...allTo, objects: { contact: reading(ofKey) }, fields: hiding('phones') }
  const { asks } = await space.makes(await aRole(space, rules))
  const his = { ...allTo, objects: { contact: reading(ofMaker), company: nothing }, fields: hiding('jobTitle') }
  await space.becomes(await aRole(space, { ...his, rights: ['apiKeys'] }))
  const contacts = await asks('GET', '/contacts')
  expect(contacts.status === 403 ? [] : names(contacts)).toEqual(seen)
  for (const contact of contacts.body.items ?? []) expect(contact).toMatchObject({ jobTitle: null, phones: [] })
  expect((await asks('GET', '/companies')).status).toBe(403)
  expect((await asks('GET', '/api-keys')).status).toBe(200)
  expect((await asks('GET', '/jobs')).status).toBe(403)
})

test('what runs for a key may no more than its maker may now either', async () => {
  const { kith, workspaceId, ben, becomes, makes } = await aMakerOfKeys()
  const { id: keyId } = await makes()
  const acting = () => actingForJob(kith, { workspaceId, userId: ben.userId, keyId })
  const may = async () => (['contacts.read', 'contacts.delete', 'settings'] as const).map((await acting()).may)
  expect(await may()).toEqual([true, true, true])
  await becomes('member')
  expect(await may()).toEqual([true, true, false])
  await becomes('reader')
  expect(await may()).toEqual([true, false, false])
})

test('a key does nothing once its maker is shut out, nor when their membership ended another way', async () => {
  const { ann, ben, kith, workspaceId, makes } = await aMakerOfKeys()
  const [one, other] = [await makes(), await makes('admin')]
  expect([(await one.asks('GET', '/contacts')).status, (await other.asks('GET', '/contacts')).status]).toEqual([
    200, 200,
  ])
  expect((await ann.asks('PUT', `/members/${ben.userId}/deactivation`, { handOverTo: null })).status).toBe(200)
  const codes = async () => [
    (await one.asks('GET', '/contacts')).body.code,
    (await other.asks('GET', '/workspace')).body.code,
    (await ben.asks('GET', '/contacts')).body.code,
  ]
  expect(await codes()).toEqual(['invalid_api_key', 'invalid_api_key', 'invalid_api_key'])
  // As if the keys had been forgotten: whoever is no member has none that works.
  await kith.database.owner.query('update api_keys set revoked_at = null where created_by = $1', [ben.userId])
  expect(await codes()).toEqual(['invalid_api_key', 'invalid_api_key', 'invalid_api_key'])
  const acting = await actingForJob(kith, { workspaceId, userId: ben.userId, keyId: one.id })
  expect([acting.may('contacts.read'), acting.rights?.owners('contact', 'read')]).toEqual([false, []])
})
