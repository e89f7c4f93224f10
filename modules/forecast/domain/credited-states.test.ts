import { expect, test } from 'vitest'
import { aWorkspace, type Person, type TestWorkspace } from '#tests/support/workspace'
import { takeSnapshot } from './take-snapshot.ts'

const at = ({ kith }: TestWorkspace, moment: string) => {
  kith.now = () => new Date(moment)
}
const asked = async ({ ann }: TestWorkspace, method: string, path: string, body?: object) => {
  const answer = await ann.asks(method, path, body)
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
  return answer.body
}
const quarter = 'span=quarter&on=2026-11-01'
const half = (...people: Person[]) => people.map(({ userId }) => ({ userId, percent: 50 }))

test('a shared deal counts once for all, and with its parts for whom it is credited to', async () => {
  const space = await aWorkspace()
  const { ann, ben } = space
  at(space, '2026-11-10T09:00:00Z')
  const draft = { name: 'Espresso', currency: 'EUR', closeOn: '2026-11-20', forecastCategory: 'commit' }
  await asked(space, 'POST', '/deals', { ...draft, amount: 1_001, ownerId: ann.userId, credits: half(ann, ben) })
  await asked(space, 'POST', '/deals', {
    ...draft,
    amount: 100,
    ownerId: ann.userId,
    status: 'won',
    closedAt: '2026-11-05T09:00:00Z',
  })
  const read = async (search = '') => (await ann.asks('GET', `/forecast?${quarter}${search}`)).body
  const all = await read()
  expect(all.categories).toMatchObject({ commit: { deals: 1, value: 1_001 }, closed: { deals: 1, value: 100 } })
  const of = ({ people }: { people: { userId: string; categories: object }[] }, { userId }: Person) =>
    people.find((person) => person.userId === userId)?.categories
  expect(of(all, ann)).toMatchObject({ commit: { deals: 1, value: 501 }, closed: { deals: 1, value: 100 } })
  expect(of(all, ben)).toMatchObject({ commit: { deals: 1, value: 500 }, closed: { deals: 0 } })
  expect((await read(`&userId=${ben.userId}`)).categories.commit).toEqual({ deals: 1, value: 500 })
  const { items, count } = await asked(space, 'GET', `/forecast/deals?${quarter}&userId=${ben.userId}`)
  expect([count, items]).toEqual([1, [expect.objectContaining({ value: 500, percent: 50 })]])
  expect(await asked(space, 'GET', `/forecast/deals?${quarter}`)).toMatchObject({
    count: 2,
    items: [{ percent: 100 }, {}],
  })
})

test('a night keeps who was credited then', async () => {
  const space = await aWorkspace()
  const { ann, ben } = space
  at(space, '2026-11-10T09:00:00Z')
  const draft = { name: 'Espresso', currency: 'EUR', amount: 1_000, closeOn: '2026-11-20', ownerId: ann.userId }
  const { id } = await asked(space, 'POST', '/deals', { ...draft, credits: half(ann, ben) })
  at(space, '2026-11-11T03:00:00Z')
  await ann.does(takeSnapshot)
  await asked(space, 'PATCH', `/deals/${id}`, { credits: [] })
  at(space, '2026-11-12T03:00:00Z')
  await ann.does(takeSnapshot)
  const bens = async (search: string) =>
    (await asked(space, 'GET', `/forecast?${quarter}&userId=${ben.userId}${search}`)).categories.pipeline.value
  expect([await bens('&asOf=2026-11-11'), await bens('&asOf=2026-11-12'), await bens('')]).toEqual([500, 0, 0])
})

test('other currencies count by their rates: closed deals by that of their day, open ones by the last; without one they stand apart', async () => {
  const space = await aWorkspace()
  at(space, '2026-11-10T09:00:00Z')
  const rates = [
    { currency: 'USD', day: '2026-10-01', rate: 0.5 },
    { currency: 'USD', day: '2026-11-01', rate: 0.9 },
  ]
  await asked(space, 'PUT', '/exchange-rates', { rates })
  const draft = { name: 'Espresso', currency: 'USD', amount: 10_000 }
  await asked(space, 'POST', '/deals', { ...draft, closeOn: '2026-11-20' })
  await asked(space, 'POST', '/deals', {
    ...draft,
    status: 'won',
    closedAt: '2026-10-20T09:00:00Z',
    startedAt: '2026-10-01T09:00:00Z',
  })
  await asked(space, 'POST', '/deals', { ...draft, currency: 'GBP', closeOn: '2026-11-20' })
  const { categories, others } = await asked(space, 'GET', `/forecast?${quarter}`)
  expect(categories).toMatchObject({ pipeline: { deals: 1, value: 9_000 }, closed: { deals: 1, value: 5_000 } })
  expect(others).toMatchObject([{ currency: 'GBP', categories: { pipeline: { deals: 1, value: 10_000 } } }])
})

test('deals are found by whom they are credited to', async () => {
  const space = await aWorkspace()
  const { ann, ben } = space
  const { id } = await asked(space, 'POST', '/deals', { name: 'Shared', currency: 'EUR', credits: half(ann, ben) })
  await asked(space, 'POST', '/deals', { name: 'Alone', currency: 'EUR' })
  const found = async (filter: object) =>
    (await ann.asks('GET', `/deals?filter=${encodeURIComponent(JSON.stringify(filter))}`)).body
  const ids = ({ items }: { items: { id: string }[] }) => items.map((item) => item.id)
  expect(ids(await found({ field: 'credits', op: 'in', value: [ben.userId] }))).toEqual([id])
  expect(ids(await found({ field: 'credits', op: 'in', value: ['me'] }))).toEqual([id])
  expect(ids(await found({ field: 'credits', op: 'notIn', value: [ben.userId] }))).toHaveLength(1)
  expect(await found({ field: 'credits', op: 'in', value: ['Ben'] })).toMatchObject({ code: 'invalid_input' })
})
