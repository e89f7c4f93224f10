import { uuidv7 } from 'uuidv7'
import { describe, expect, test } from 'vitest'
import type { Ctx } from '#platform/ctx/ctx'
import { aWorkspace, type Person, type TestWorkspace } from '#tests/support/workspace'
import { raiseRightsVersion } from './rights-version.ts'
import type { RoleRules } from './rules.ts'

const all = { read: 'all', create: 'all', update: 'all', delete: 'all' } as const
const own = { read: 'own', create: 'all', update: 'own', delete: 'own' } as const
const ownContacts: RoleRules = {
  defaults: all,
  objects: { contact: own },
  fields: {},
  rights: ['export', 'import', 'merge', 'bulkDelete'],
}

/** Gives somebody's key a role of this workspace's own. */
async function givesRole({ ann, workspaceId }: TestWorkspace, { key }: Person, rules: RoleRules): Promise<string> {
  const id = uuidv7()
  await ann.does(async (ctx: Ctx) => {
    const now = ctx.now().toISOString()
    await ctx.db
      .insertInto('roles')
      .values({ workspaceId, id, name: `Role ${id}`, rules: JSON.stringify(rules), createdAt: now, updatedAt: now })
      .execute()
    await ctx.db.updateTable('apiKeys').set({ role: id }).where('hint', '=', key.slice(-4)).execute()
    await raiseRightsVersion(ctx)
  })
  return id
}

describe('rows', () => {
  test('of others are nowhere', async () => {
    const workspace = await aWorkspace()
    const { ann, ben } = workspace
    await givesRole(workspace, ben, ownContacts)
    const { body: company } = await ann.asks('POST', '/companies', { name: 'Lumen GmbH' })
    const { body: secret } = await ann.asks('POST', '/contacts', {
      firstName: 'Quirin',
      lastName: 'Geheim',
      ownerId: ann.userId,
      emails: [{ value: 'quirin@geheim.example' }],
      companies: [{ id: company.id }],
    })
    const { body: mine } = await ben.asks('POST', '/contacts', { firstName: 'Mia', lastName: 'Eigen' })
    expect(mine).toMatchObject({ firstName: 'Mia' })
    expect((await ben.asks('GET', '/contacts')).body.items.map(({ id }: { id: string }) => id)).toEqual([mine.id])
    expect((await ben.asks('GET', '/contacts/count')).body.count).toBe(1)
    expect((await ben.asks('GET', `/contacts/${secret.id}`)).status).toBe(404)
    expect((await ben.asks('PATCH', `/contacts/${secret.id}`, { firstName: 'x' })).status).toBe(404)
    expect((await ben.asks('GET', `/contacts/${secret.id}/timeline`)).status).toBe(404)
    expect((await ben.asks('GET', '/search?q=geheim')).body.items).toEqual([])
    expect((await ben.asks('GET', '/contacts?q=geheim')).body.items).toEqual([])
    const timeline = await ben.asks('GET', `/companies/${company.id}/timeline`)
    expect(JSON.stringify(timeline.body)).not.toContain('Geheim')
    expect((await ann.asks('GET', '/contacts/count')).body.count).toBe(2)
    const handed = await ben.asks('PATCH', `/contacts/${mine.id}`, { ownerId: ann.userId })
    expect(handed).toMatchObject({ status: 200, body: { ownerId: ann.userId } })
    expect((await ben.asks('GET', `/contacts/${mine.id}`)).status).toBe(404)
  })
})
