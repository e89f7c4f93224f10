import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aWorkspace, type Person } from '#tests/support/workspace'

const aDeal = async (ann: Person, input: Record<string, unknown> = {}) => {
  const { status, body } = await ann.asks('POST', '/deals', {
    name: 'Espresso for three shops',
    currency: 'EUR',
    amount: 10_001,
    ...input,
  })
  if (status >= 300) throw new Error(JSON.stringify(body))
  return body
}
const won = { status: 'won', closedAt: '2026-07-10T09:00:00Z', startedAt: '2026-06-01T09:00:00Z' }
const shares = (...all: [Person, number][]) => all.map(([{ userId }, percent]) => ({ userId, percent }))

test('shares come to a hundred, of members and each once; the database holds to it as well', async () => {
  const { ann, ben, rita, kith, workspaceId } = await aWorkspace()
  const deal = await aDeal(ann, { credits: shares([ann, 60], [ben, 40]) })
  expect(deal.credits).toEqual(shares([ann, 60], [ben, 40]))
  const refused = async (credits: unknown) => (await ann.asks('PATCH', `/deals/${deal.id}`, { credits })).body.errors[0]
  expect(await refused(shares([ann, 60], [ben, 39]))).toMatchObject({ path: 'credits' })
  expect(await refused(shares([ann, 60], [ann, 40]))).toMatchObject({ path: 'credits' })
  expect(await refused([{ userId: workspaceId, percent: 100 }])).toMatchObject({
    path: 'credits.0.userId',
    code: 'unknown_reference',
  })
  const bypassed = kith.database.owner.query(`update deals set credits = $1 where id = $2`, [
    JSON.stringify(shares([ann, 60], [rita, 39])),
    deal.id,
  ])
  await expect(bypassed).rejects.toThrow(/credits/)
  expect((await ann.asks('PATCH', `/deals/${deal.id}`, { credits: [] })).body.credits).toEqual([])
})

test('of two who share a deal out at once one is told that the other was first', async () => {
  const { ann, ben } = await aWorkspace()
  const { id, version } = await aDeal(ann)
  const answers = await Promise.all([
    ann.asks('PATCH', `/deals/${id}`, { version, credits: shares([ann, 50], [ben, 50]) }),
    ben.asks('PATCH', `/deals/${id}`, { version, credits: shares([ben, 100]) }),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
})

test('the parts of an amount come to it to the cent, the largest remainders first', async () => {
  const { ann, ben, rita } = await aWorkspace()
  const credits = JSON.stringify(shares([ann, 33], [ben, 33], [rita, 34]))
  const parts = await ann.does(async (ctx) => {
    const { rows } = await sql<{ part: number }>`
      select kith.credited(10001, ${credits}::jsonb, place)::int as part from generate_series(1, 3) as place`.execute(
      ctx.db,
    )
    return rows.map(({ part }) => part)
  })
  // 3300.33, 3300.33 and 3400.34: one cent is left over, and falls to the third.
  expect(parts).toEqual([3_300, 3_300, 3_401])
})

test('a deal that was won stays credited to whoever won it when it goes to somebody else; an open one goes along', async () => {
  const { ann, ben } = await aWorkspace()
  const [sold, open, shared] = [
    await aDeal(ann, { ...won, ownerId: ann.userId }),
    await aDeal(ann, { ownerId: ann.userId }),
    await aDeal(ann, { ownerId: ann.userId, credits: shares([ann, 70], [ben, 30]) }),
  ]
  const given = async ({ id }: { id: string }) =>
    (await ann.asks('PATCH', `/deals/${id}`, { ownerId: ben.userId })).body
  expect((await given(sold)).credits).toEqual(shares([ann, 100]))
  expect((await given(open)).credits).toEqual([])
  expect((await given(shared)).credits).toEqual(shares([ann, 70], [ben, 30]))
})

test('whoever has left keeps their share, also when the others are changed; nobody gives them a new one', async () => {
  const { ann, ben, rita, kith } = await aWorkspace()
  const deal = await aDeal(ann, { credits: shares([ann, 50], [ben, 50]) })
  const other = await aDeal(ann)
  await kith.database.owner.query('delete from memberships where user_id = $1', [ben.userId])
  const { status, body } = await ann.asks('PATCH', `/deals/${deal.id}`, {
    credits: shares([ann, 30], [ben, 50], [rita, 20]),
  })
  expect([status, body.credits]).toEqual([200, shares([ann, 30], [ben, 50], [rita, 20])])
  expect((await ann.asks('PATCH', `/deals/${other.id}`, { credits: shares([ben, 100]) })).status).toBe(422)
})

test('a change of shares stands in the history and is taken back', async () => {
  const { ann, ben } = await aWorkspace()
  const deal = await aDeal(ann)
  await ann.asks('PATCH', `/deals/${deal.id}`, { credits: shares([ann, 80], [ben, 20]) })
  const { body: acts } = await ann.asks('GET', `/acts?recordId=${deal.id}`)
  const { status } = await ann.asks('POST', '/undos', { causeId: acts.items[0].id })
  expect(status).toBeLessThan(300)
  expect((await ann.asks('GET', `/deals/${deal.id}`)).body.credits).toEqual([])
})
