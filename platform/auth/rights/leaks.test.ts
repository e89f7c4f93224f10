import fc from 'fast-check'
import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import type { Ctx } from '#platform/ctx/ctx'
import { aWorkspace, type Person, type TestWorkspace } from '#tests/support/workspace'
import { raiseRightsVersion } from './rights-version.ts'
import { type Grants, type Reach, type RoleRules, reaches } from './rules.ts'

/** What stands nowhere but in the records of one owner: found in an answer, it says whose records show. */
const secretOf = (owner: string, object: string) => `zz${owner}${object}qx`

const people = ['ann', 'mate', 'far'] as const
type Whose = (typeof people)[number] | 'ben'

interface Drawn {
  contact: Reach
  company: Reach
  note: Reach
  shared: boolean
}

const drawn: fc.Arbitrary<Drawn> = fc.record({
  contact: fc.constantFrom(...reaches),
  company: fc.constantFrom(...reaches),
  note: fc.constantFrom(...reaches),
  shared: fc.boolean(),
})

const reading = (read: Reach): Grants => ({ read, create: 'all', update: read, delete: read })
const rulesOf = ({ contact, company, note }: Drawn): RoleRules => ({
  defaults: reading('all'),
  objects: { contact: reading(contact), company: reading(company), note: reading(note) },
  fields: { contact: { hidden: ['jobTitle', 'phones'], readonly: ['source'] } },
  rights: ['import', 'export', 'bulkDelete', 'merge', 'audit', 'jobs'],
})

/** Whose records somebody of the team sees. */
const within: Record<Reach, readonly Whose[]> = {
  all: ['ann', 'mate', 'far', 'ben'],
  team: ['mate', 'ben'],
  own: ['ben'],
  none: [],
}

test('nobody finds a row, a count, a name or a hidden value that is not theirs to see', async () => {
  const workspace = await aWorkspace()
  const world = await aWorld(workspace)
  await fc.assert(
    fc.asyncProperty(drawn, async (draw) => {
      await giveRole(workspace, world.role, rulesOf(draw))
      await shareWithBen(workspace, world, draw.shared)
      const forbidden = secretsBeyond(draw)
      for (const path of pathsOf(world)) {
        const { status, body } = await workspace.ben.asks('GET', path)
        expect([path, status < 500]).toEqual([path, true])
        const said = JSON.stringify(body).toLowerCase()
        expect([path, draw, forbidden.filter((secret) => said.includes(secret))]).toEqual([path, draw, []])
        expect([path, said.includes('hiddenjob'), said.includes('4915123')]).toEqual([path, false, false])
      }
      for (const object of ['contact', 'company', 'note'] as const) {
        const { body } = await workspace.ben.asks('GET', `/${plurals[object]}/count`)
        const seen =
          within[draw[object]].length + (object === 'contact' && draw.shared && isNarrow(draw.contact) ? 1 : 0)
        expect([object, draw, body.count ?? 0]).toEqual([object, draw, draw[object] === 'none' ? 0 : seen])
      }
    }),
    { numRuns: 12, seed: 4 },
  )
}, 120_000)

const plurals = { contact: 'contacts', company: 'companies', note: 'notes' } as const
const isNarrow = (reach: Reach) => reach === 'own' || reach === 'team'

function secretsBeyond(draw: Drawn): string[] {
  return (['contact', 'company', 'note'] as const).flatMap((object) =>
    (['ann', 'mate', 'far', 'ben'] as const)
      .filter((owner) => !within[draw[object]].includes(owner))
      // The shared one is far's contact; with the reach none nothing of the object shows in a list, its name may elsewhere.
      .filter((owner) => !(object === 'contact' && owner === 'far' && draw.shared))
      .map((owner) => secretOf(owner, object)),
  )
}

interface World {
  role: string
  ids: Record<Whose, { contact: string; company: string; note: string }>
}

const pathsOf = ({ ids }: World): string[] => [
  ...['contacts', 'companies', 'notes'].flatMap((plural) => [`/${plural}?limit=50`, `/${plural}?limit=50&trash=true`]),
  '/contacts?sort=lastName',
  '/search?q=zz',
  '/objects',
  '/segments',
  '/quality',
  '/duplicates',
  '/duplicates/pairs?object=contact',
  '/merges',
  '/acts',
  '/audit-events',
  '/comments?limit=50',
  ...Object.entries(ids).flatMap(([owner, { contact, company, note }]) => [
    `/contacts/${contact}`,
    `/contacts/${contact}/timeline`,
    `/companies/${company}`,
    `/companies/${company}/timeline`,
    `/notes/${note}`,
    `/search?q=${secretOf(owner, 'contact')}`,
    `/search?q=hiddenjob`,
    `/search?q=${encodeURIComponent('+4915123456789')}`,
    `/contacts?q=${secretOf(owner, 'contact')}`,
    `/contacts/count?q=${secretOf(owner, 'contact')}`,
    `/contacts?filter=${encodeURIComponent(JSON.stringify({ field: 'companies.name', op: 'contains', value: secretOf(owner, 'company') }))}`,
    `/histories/${contact}?object=contact`,
    `/relations?object=contact&recordId=${contact}`,
  ]),
]

async function aWorld(workspace: TestWorkspace): Promise<World> {
  const { ann, ben, workspaceId } = workspace
  const role = uuidv7()
  const owners: Record<Whose, string> = { ann: ann.userId, ben: ben.userId, mate: uuidv7(), far: uuidv7() }
  const { owner } = workspace.kith.database
  for (const name of ['mate', 'far'] as const) {
    await owner.query('insert into users (id, name, email) values ($1, $2, $3)', [
      owners[name],
      name,
      `${owners[name]}@x.example`,
    ])
    await owner.query(`insert into memberships (workspace_id, user_id, role) values ($1, $2, 'member')`, [
      workspaceId,
      owners[name],
    ])
  }
  const { body: top } = await ann.asks('POST', '/teams', { name: 'All', members: [{ userId: ben.userId }] })
  const { body: below } = await ann.asks('POST', '/teams', { name: 'South', members: [{ userId: owners.mate }] })
  expect((await ann.asks('PUT', `/teams/${below.id}/parent`, { parentId: top.id })).status).toBe(200)
  await writeRole(workspace, role, rulesOf({ contact: 'all', company: 'all', note: 'all', shared: false }))
  const ids = {} as World['ids']
  for (const whose of ['ann', 'mate', 'far', 'ben'] as const)
    ids[whose] = await recordsOfOne(workspace, whose, owners[whose])
  await ann.does((ctx) => ctx.db.updateTable('apiKeys').set({ role }).where('hint', '=', ben.key.slice(-4)).execute())
  return { role, ids }
}

async function recordsOfOne({ ann, kith, workspaceId }: TestWorkspace, whose: Whose, ownerId: string) {
  const asked = async (path: string, body: object) => {
    const answer = await ann.asks('POST', path, body)
    expect(answer.status).toBe(200)
    return String(answer.body.id)
  }
  const company = await asked('/companies', { name: secretOf(whose, 'company'), ownerId })
  const contact = await asked('/contacts', {
    ...{ firstName: 'Zz', lastName: secretOf(whose, 'contact'), ownerId, jobTitle: 'Hiddenjob' },
    ...{ phones: ['+4915123456789'], companies: [{ id: company }] },
  })
  const note = await asked('/notes', { body: secretOf(whose, 'note'), contactId: contact })
  await kith.database.owner.query('update notes set created_by = $1 where workspace_id = $2 and id = $3', [
    ownerId,
    workspaceId,
    note,
  ])
  return { company, contact, note }
}

async function writeRole({ ann, workspaceId }: TestWorkspace, id: string, rules: RoleRules) {
  await ann.does(async (ctx: Ctx) => {
    const now = ctx.now().toISOString()
    const role = { workspaceId, id, name: 'Drawn', rules: JSON.stringify(rules), createdAt: now, updatedAt: now }
    await ctx.db
      .insertInto('roles')
      .values(role)
      .onConflict((twin) => twin.columns(['workspaceId', 'id']).doUpdateSet({ rules: role.rules }))
      .execute()
    await raiseRightsVersion(ctx)
  })
}

const giveRole = (workspace: TestWorkspace, id: string, rules: RoleRules) => writeRole(workspace, id, rules)

async function shareWithBen({ ann, ben }: { ann: Person; ben: Person }, { ids }: World, shared: boolean) {
  const about = { object: 'contact', recordId: ids.far.contact }
  const { body } = await ann.asks('GET', `/shares?object=contact&recordId=${ids.far.contact}`)
  for (const { id } of body.items) await ann.asks('DELETE', `/shares/${id}`)
  if (shared) expect((await ann.asks('POST', '/shares', { ...about, userId: ben.userId })).status).toBe(200)
}
