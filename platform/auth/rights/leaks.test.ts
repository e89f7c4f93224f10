import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { questions, readingRequests } from '#tests/support/secrets/reading-requests'
import { allTo, giveRole, reading } from '#tests/support/secrets/roles'
import {
  aSecretWorld,
  hiddenTexts,
  type Named,
  objects,
  owners,
  plurals,
  type SecretWorld,
  secretOf,
  type Whose,
} from '#tests/support/secrets/secret-world'
import { type Reach, type RoleRules, reaches } from './rules.ts'

type Drawn = Record<Named, Reach>

const reach = fc.constantFrom(...reaches)
const drawn: fc.Arbitrary<Drawn> = fc.record({
  ...{ contact: reach, company: reach, note: reach, task: reach },
  ...{
    activity: reach,
    order: reach,
    deal: reach,
    quote: reach,
    conversation: reach,
    ticket: reach,
    article: reach,
    invoice: reach,
    payment: reach,
    product: reach,
    pricelist: reach,
    price: reach,
    vehicle: reach,
  },
})
const everywhere = (of: Reach) => Object.fromEntries(objects.map((object) => [object, of])) as Drawn

const rulesOf = (draw: Drawn): RoleRules => ({
  ...allTo,
  objects: Object.fromEntries(objects.map((object) => [object, reading(draw[object])])),
  fields: { contact: { hidden: ['jobTitle', 'phones', 'custom.late'], readonly: ['source'] } },
})

/** Whose records somebody of the team sees. */
const within: Record<Reach, readonly Whose[]> = { all: owners, team: ['mate', 'ben'], own: ['ben'], none: [] }
// One contact of far’s is shared with Ben: where he sees none by his role, its name may still stand elsewhere.
const isShared = (owner: Whose, object: Named) => owner === 'far' && object === 'contact'
const secretsBeyond = (draw: Drawn): string[] =>
  objects.flatMap((object) =>
    owners
      .filter((owner) => !within[draw[object]].includes(owner) && !isShared(owner, object))
      .map((owner) => secretOf(owner, object)),
  )

let world: SecretWorld
let paths: string[]
beforeAll(async () => {
  world = await aSecretWorld()
  paths = readingRequests(world)
})

test('nobody finds a row, a count, a name or a hidden value that is not theirs to see, wherever they read', async () => {
  let runs = 0
  const property = fc.asyncProperty(drawn, async (draw) => {
    await giveRole(world, world.role, rulesOf(draw))
    const asks = world.asksAs(runs++ % 2 === 0 ? 'session' : 'key')
    const forbidden = [...secretsBeyond(draw), ...hiddenTexts]
    const leaks: unknown[] = []
    for (const path of paths) {
      const { status, body } = await asks('GET', path)
      const said = JSON.stringify(body).toLowerCase()
      const found = forbidden.filter((secret) => said.includes(secret))
      if (found.length > 0 || status >= 500) leaks.push([path, status, ...found])
    }
    expect([draw, leaks]).toEqual([draw, []])
    for (const object of objects) expect([object, await counted(asks, object)]).toEqual([object, seen(draw, object)])
    const answers = new Map<string, unknown>()
    for (const { path, other } of questions(secretsBeyond(draw))) {
      if (!answers.has(other)) answers.set(other, plain(await asks('GET', other)))
      expect([path, draw, plain(await asks('GET', path))]).toEqual([path, draw, answers.get(other)])
    }
  })
  await fc.assert(property, {
    numRuns: 3,
    seed: 4,
    endOnFailure: true,
    examples: [[{ ...everywhere('all'), contact: 'own' }]],
  })
})

async function counted(asks: ReturnType<SecretWorld['asksAs']>, object: Named): Promise<number> {
  const { body } = await asks('GET', `/${plurals[object]}/count`)
  return body.count ?? 0
}

/** A price bears the name of its product, which is the same person's in this world. */
const bearsNameOf = (object: Named): readonly Named[] => (object === 'price' ? ['price', 'product'] : [object])

function seen(draw: Drawn, object: Named): number {
  if (draw[object] === 'none') return 0
  const isSeen = (owner: Whose, id: string) =>
    bearsNameOf(object).every((named) => within[draw[named]].includes(owner)) || id === world.recordOf('far', 'contact')
  return world.records.filter((record) => record.object === object && isSeen(record.owner, record.id)).length
}

test('what happens out of sight changes no answer', async () => {
  await giveRole(world, world.role, rulesOf(everywhere('team')))
  const asks = world.asksAs('key')
  const read = async () => {
    const answers = new Map<string, unknown>()
    for (const path of paths.filter((one) => !tellsOfAll.test(one))) answers.set(path, plain(await asks('GET', path)))
    return answers
  }
  const before = await read()
  await outOfSight(world)
  const after = await read()
  expect([...after].filter(([path, answer]) => JSON.stringify(answer) !== JSON.stringify(before.get(path)))).toEqual([])
})

/** What tells of the installation's work, and not of records. */
const tellsOfAll = /^\/(jobs|outbox|api-keys)/

const volatile = new Set(['requestId', 'lastUsedAt', 'refreshedAt', 'since', 'seconds', 'asOf'])
/** Without what differs from one answer to the next. */
const plain = ({ body }: { body: unknown }) =>
  JSON.parse(JSON.stringify(body, (name, value) => (volatile.has(name) ? null : value)))

/** Ann adds to what is hers, and changes it. */
async function outOfSight({ ann, made, recordOf, ids }: SecretWorld): Promise<void> {
  const said = { ownerId: ann.userId, custom: { late: 'x' }, emails: ['hidden@x.example'] }
  const mine = { contactId: recordOf('ann', 'contact'), companyId: recordOf('ann', 'company') }
  const contact = await made('contacts', {
    ...said,
    firstName: 'Zz',
    lastName: 'Unseen',
    companies: [{ id: mine.companyId }],
  })
  await made('companies', { name: 'Unseen', ownerId: ann.userId })
  await made('notes', { body: 'Unseen', ...mine })
  await made('tasks', { title: 'Unseen', assigneeId: ann.userId, dueAt: '2026-11-20T09:00:00Z', ...mine })
  await made('activities', { title: 'Unseen', startsAt: '2026-11-19T09:30:00Z', ownerId: ann.userId, ...mine })
  await made('records/vehicle', { name: 'Unseen', ownerId: ann.userId, custom: { driver: mine.contactId } })
  await made('orders', { number: 'Unseen', placedAt: '2026-11-12T14:52:00Z', currency: 'EUR', lines: [], ...mine })
  const deal = { name: 'Unseen', currency: 'EUR', amount: 100, ownerId: ann.userId, startedAt: '2026-10-05T09:00:00Z' }
  await made('deals', { ...deal, ...mine })
  await made('deals', { ...deal, ...mine, status: 'won', closedAt: '2026-11-05T09:00:00Z' })
  await made('comments', { object: 'contact', recordId: contact, body: 'Unseen' })
  await made('relations', { typeId: ids['relation-types']?.[0], fromId: contact, toId: recordOf('ben', 'company') })
  await ann.asks('POST', `/segments/${ids.segments?.[0]}/members`, { ids: [contact] })
  await ann.asks('PATCH', `/contacts/${mine.contactId}`, { jobTitle: 'Unseen', tags: ['unseen'] })
  await ann.asks('POST', '/contacts/trash', { ids: [contact] })
}
