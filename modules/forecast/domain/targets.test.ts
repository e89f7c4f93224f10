import { expect, test } from 'vitest'
import { aWorkspace, type Person } from '#tests/support/workspace'

const quarter = { span: 'quarter', startsOn: '2026-10-01', measure: 'value' }
const set = (person: Person, draft: object) => person.asks('PUT', '/targets', { ...quarter, version: 0, ...draft })
const forecast = async (person: Person, search = '') =>
  (await person.asks('GET', `/forecast?span=quarter&on=2026-11-22${search}`)).body
const deal = async (person: Person, draft: object) => {
  const { body } = await person.asks('POST', '/deals', { name: 'House espresso', currency: 'EUR', ...draft })
  return body
}
const won = (person: Person, closedAt: string, draft: object) =>
  deal(person, { status: 'won', startedAt: '2026-01-05T09:00:00Z', closedAt, ...draft })

test('a target is set, seen, changed and taken away, for the business, a person, a team and a pipeline', async () => {
  const { ann, ben } = await aWorkspace()
  const { body: team } = await ann.asks('POST', '/teams', { name: 'Wholesale' })
  const drafts = [{}, { userId: ben.userId }, { teamId: team.id }, { pipeline: 'sales', userId: ben.userId }]
  for (const draft of drafts) {
    const { status, body } = await set(ann, { ...draft, startsOn: '2026-11-22', amount: 100_000 })
    expect([status, body.target]).toEqual([
      200,
      expect.objectContaining({ ...draft, startsOn: '2026-10-01', amount: 100_000, currency: 'EUR', version: 1 }),
    ])
  }
  const changed = await set(ann, { amount: 120_000, version: 1 })
  expect(changed.body.target).toMatchObject({ amount: 120_000, effective: 120_000, version: 2 })
  expect((await ann.asks('GET', '/targets?year=2026')).body.items).toHaveLength(4)
  expect((await set(ann, { amount: null, version: 2 })).body).toEqual({ target: null })
  expect((await ann.asks('GET', '/targets?year=2026')).body.items).toHaveLength(3)
  expect((await ann.asks('GET', '/targets?year=2025')).body.items).toEqual([])
})

test('of two people who set a target at once one is first, and the other is told', async () => {
  const { ann } = await aWorkspace()
  const answers = await Promise.all([set(ann, { amount: 1 }), set(ann, { amount: 2 })])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  const again = await Promise.all([set(ann, { amount: 3, version: 1 }), set(ann, { amount: 4, version: 1 })])
  expect(again.map(({ body }) => body.code ?? 'ok').sort()).toEqual(['ok', 'version_conflict'])
})

test('targets are set by whoever has the right, for who and what there is', async () => {
  const { ann, ben } = await aWorkspace()
  expect((await set(ben, { amount: 1 })).body).toMatchObject({ code: 'forbidden', params: { permission: 'targets' } })
  const nobody = '00000000-0000-7000-8000-000000000000'
  const codes = async (draft: object) => (await set(ann, { amount: 1, ...draft })).body.code
  expect(await codes({ userId: nobody })).toBe('member_not_found')
  expect(await codes({ teamId: nobody })).toBe('team_not_found')
  expect(await codes({ pipeline: 'nowhere' })).toBe('pipeline_not_found')
  expect(await codes({ userId: nobody, teamId: nobody })).toBe('invalid_input')
  expect(await codes({ fromOn: '2026-11-02', untilOn: '2026-11-01' })).toBe('invalid_input')
  expect(await codes({ amount: 0 })).toBe('invalid_input')
})

test('whoever joins or leaves within the period has a part of the target, also whoever was shut out', async () => {
  const { ann, ben, kith } = await aWorkspace()
  const { body } = await set(ann, { userId: ben.userId, amount: 92_000, fromOn: '2026-12-01' })
  expect(body.target).toMatchObject({ amount: 92_000, effective: 31_000 })
  await set(ann, { userId: ben.userId, amount: 92_000, fromOn: null, version: 1 })
  kith.now = () => new Date('2026-10-10T09:00:00Z')
  expect((await ann.asks('PUT', `/members/${ben.userId}/deactivation`, {})).status).toBe(200)
  kith.now = () => new Date()
  expect((await ann.asks('GET', '/targets?year=2026')).body.items).toMatchObject([
    { leftOn: '2026-10-10', effective: 10_000 },
  ])
})

test('attainment is of deals won in the period by the workspace’s clocks, sums divided, whoever has no target left out', async () => {
  const { ann, ben, rita } = await aWorkspace()
  await set(ann, { userId: ann.userId, amount: 10_000 })
  await set(ann, { userId: ben.userId, amount: 20_000 })
  await won(ann, '2026-09-30T22:00:00Z', { ownerId: ann.userId, amount: 11_000 })
  await won(ann, '2026-09-30T21:59:59Z', { ownerId: ann.userId, amount: 99_000 })
  await won(ann, '2026-12-31T22:59:59Z', { ownerId: ben.userId, amount: 4_000 })
  await won(ann, '2026-12-31T23:00:00Z', { ownerId: ben.userId, amount: 99_000 })
  await won(ann, '2026-11-05T12:00:00Z', { ownerId: rita.userId, amount: 70_000 })
  await won(ann, '2026-11-05T12:00:00Z', { ownerId: ben.userId, amount: 5_000, currency: 'USD' })
  const all = await forecast(ann)
  expect(all.attained.value).toEqual({ team: 0.5, atQuota: 0.5, median: 0.65, n: 2 })
  expect(all.categories.closed).toEqual({ deals: 3, value: 85_000 })
  expect(all.target).toEqual({ amount: 30_000, full: 30_000, parts: 2 })
  expect(all.gap).toBe(-55_000)
  expect(all.others).toMatchObject([{ currency: 'USD', categories: { closed: { deals: 1, value: 5_000 } } }])
  expect(all.people.map(({ userId, attained }: { userId: string; attained: number }) => [userId, attained])).toEqual([
    [rita.userId, null],
    [ann.userId, 1.1],
    [ben.userId, 0.2],
  ])
  const own = await forecast(ann, `&userId=${ben.userId}`)
  expect([own.target.amount, own.gap, own.people.length]).toEqual([20_000, 16_000, 1])
})

test('what is set as such stands before its parts; else months, people and pipelines add up', async () => {
  const { ann, ben } = await aWorkspace()
  const month = { span: 'month' }
  await set(ann, { ...month, startsOn: '2026-10-01', userId: ann.userId, amount: 100 })
  await set(ann, { ...month, startsOn: '2026-12-01', userId: ann.userId, amount: 300 })
  await set(ann, { userId: ben.userId, pipeline: 'sales', amount: 50 })
  const amounts = async (search = '') => (await forecast(ann, search)).target
  expect(await amounts()).toEqual({ amount: 450, full: 450, parts: 2 })
  expect(await amounts(`&userId=${ann.userId}`)).toEqual({ amount: 400, full: 400, parts: 2 })
  expect(await amounts('&pipeline=sales')).toEqual({ amount: 50, full: 50, parts: 1 })
  const { body: team } = await ann.asks('POST', '/teams', { name: 'One', members: [{ userId: ben.userId }] })
  expect(await amounts(`&teamId=${team.id}`)).toEqual({ amount: 50, full: 50, parts: 1 })
  await set(ann, { teamId: team.id, amount: 70 })
  await set(ann, { amount: 1_000 })
  expect(await amounts(`&teamId=${team.id}`)).toEqual({ amount: 70, full: 70, parts: 0 })
  expect(await amounts()).toEqual({ amount: 1_000, full: 1_000, parts: 0 })
  await set(ann, { measure: 'count', userId: ben.userId, amount: 4 })
  await won(ann, '2026-11-05T12:00:00Z', { ownerId: ben.userId, amount: 100 })
  const all = await forecast(ann)
  expect(all.countTarget).toEqual({ amount: 4, full: 4, parts: 1 })
  expect(all.attained.count).toEqual({ team: 0.25, atQuota: 0, median: 0.25, n: 1 })
})
