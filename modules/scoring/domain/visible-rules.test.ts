import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import type { RoleRules } from '#platform/auth/rights/rules'
import { aScheme, followAll, passToEnd } from '#tests/support/scoring'
import { allTo, giveRole, keyWith, reading } from '#tests/support/secrets/roles'
import { aWorkspace } from '#tests/support/workspace'

async function narrowed(rules: RoleRules) {
  const ours = await aWorkspace()
  const { ann, ben } = ours
  const make = async (input: object) => (await ann.asks('POST', '/contacts', input)).body.id as string
  const ada = await make({
    firstName: 'Ada',
    phones: [{ value: '+4940123456' }],
    jobTitle: 'Owner',
    ownerId: ben.userId,
  })
  const bo = await make({ firstName: 'Bo', ownerId: ann.userId })
  await ann.asks('PUT', '/scoring', { version: null, active: true, scheme: aScheme() })
  await passToEnd(ours)
  await followAll(ours)
  await ann.asks('POST', '/orders', {
    ...{ number: 'R-1', placedAt: new Date().toISOString(), currency: 'EUR', contactId: ada },
    lines: [{ productName: 'Beans', quantity: 1, unitPrice: 1_000 }],
  })
  await followAll(ours)
  const role = uuidv7()
  await giveRole(ours, role, rules)
  await keyWith(ours, role)
  return { ...ours, ada, bo, score: async () => (await ben.asks('GET', `/contacts/${ada}/score`)).body.score }
}

test('a hidden field shows in no reason: its group is told without a name, and so is what changed', async () => {
  const { ben, ada, score } = await narrowed({ ...allTo, fields: { contact: { hidden: ['phones'], readonly: [] } } })
  const found = await score()
  expect(found.fit.groups).toEqual([
    expect.objectContaining({ name: 'Work', points: 30 }),
    { name: null, points: 25, cap: null, reasons: [] },
  ])
  expect(JSON.stringify(found)).not.toMatch(/phone|reach/i)
  expect(found.engagement.groups).toMatchObject([{ name: 'Purchases' }])
  const { body } = await ben.asks('GET', `/contacts/${ada}/score-changes`)
  expect(body.items).toMatchObject([{ rules: [{ name: 'Placed an order', from: 0, to: 40 }] }])
})

test('what counts records of which one sees but a part, or none, is told without a name', async () => {
  const { ben, ada, score } = await narrowed({ ...allTo, objects: { order: reading('own') } })
  expect((await score()).engagement).toMatchObject({ score: 40, groups: [{ name: null, points: 40, reasons: [] }] })
  const { body } = await ben.asks('GET', `/contacts/${ada}/score-changes`)
  expect(body.items).toMatchObject([{ rules: [{ rule: null, name: null, from: 0, to: 40 }] }])
})

test('scores of contacts one may not read stay unseen: on their page, in filters and in the figures of labels', async () => {
  const { ben, ann, bo } = await narrowed({ ...allTo, objects: { contact: reading('own') } })
  expect((await ben.asks('GET', `/contacts/${bo}/score`)).status).toBe(404)
  expect((await ben.asks('GET', `/contacts/${bo}/score-changes`)).status).toBe(404)
  const filter = encodeURIComponent(JSON.stringify({ field: 'scoring.fit', op: 'gte', value: 0 }))
  const names = async (who: typeof ben) =>
    (await who.asks('GET', `/contacts?filter=${filter}&sort=firstName`)).body.items.map(
      ({ firstName }: { firstName: string }) => firstName,
    )
  expect([await names(ann), await names(ben)]).toEqual([['Ada', 'Bo'], ['Ada']])
  const { body } = await ben.asks('GET', '/scoring')
  expect(body.labels).toEqual([{ label: 'A2', contacts: 1 }])
})
