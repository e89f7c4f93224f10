import { expect, test } from 'vitest'
import { aWorkspace, type Person } from '#tests/support/workspace'
import { listStays } from './list-stays.ts'

const aDeal = async (ann: Person, input: Record<string, unknown>) =>
  (await ann.asks('POST', '/deals', { name: 'Espresso for three shops', currency: 'EUR', ...input })).body
const change = async (ann: Person, id: string, input: Record<string, unknown>) =>
  (await ann.asks('PATCH', `/deals/${id}`, input)).body

const beans = { productName: 'House espresso', quantity: 40, unitPrice: 2_490, taxRate: 7 }
const lease = { productName: 'Grinder', quantity: 2, unitPrice: 4_900, period: 'monthly' }

test('the amounts of a deal are those of its lines, net, and follow them', async () => {
  const { ann } = await aWorkspace()
  const deal = await aDeal(ann, { lines: [beans, lease] })
  expect(deal).toMatchObject({
    ...{ amount: 99_600, recurringAmount: 9_800, recurringPeriod: 'monthly', ownAmount: false },
    ...{ value: 99_600 + 12 * 9_800, lines: [{ productName: 'House espresso' }, { period: 'monthly' }] },
  })
  const several = await change(ann, deal.id, { lines: [lease, { ...lease, period: 'quarterly' }] })
  expect(several).toMatchObject({ amount: null, recurringAmount: 9_800 * 16, recurringPeriod: 'yearly' })
  const gross = await change(ann, deal.id, {
    lines: [{ ...beans, unitPrice: 10_700, quantity: 1 }],
    pricesInclude: 'gross',
  })
  expect(gross).toMatchObject({ amount: 10_000, recurringAmount: null, value: 10_000 })
})

test('an amount given by hand stays whatever the lines come to, until it is taken back or they are gone', async () => {
  const { ann } = await aWorkspace()
  const deal = await aDeal(ann, { lines: [beans] })
  expect(await change(ann, deal.id, { amount: 90_000 })).toMatchObject({ amount: 90_000, ownAmount: true })
  expect(await change(ann, deal.id, { lines: [{ ...beans, quantity: 1 }] })).toMatchObject({ amount: 90_000 })
  expect(await change(ann, deal.id, { ownAmount: false })).toMatchObject({ amount: 2_490, ownAmount: false })
  await change(ann, deal.id, { amount: 1_000 })
  expect(await change(ann, deal.id, { lines: [] })).toMatchObject({ amount: 1_000, ownAmount: false, lines: [] })
})

test('a deal that comes closed is closed on its closing day, where nobody says where: won at the end, lost at the beginning', async () => {
  const { ann } = await aWorkspace()
  const closeOn = '2025-03-11'
  const won = await aDeal(ann, { status: 'won', closeOn, startedAt: '2025-01-31T23:00:00Z' })
  expect(won).toMatchObject({ stage: 'negotiation', closedAt: '2025-03-10T23:00:00Z' })
  expect(await aDeal(ann, { status: 'lost', closeOn })).toMatchObject({ stage: 'enquiry', startedAt: won.closedAt })
  const ahead = await aDeal(ann, { status: 'won', closeOn: '2999-01-01' })
  expect(Date.parse(ahead.closedAt)).toBeLessThanOrEqual(Date.now())
})

test('dates set right move the ends of the stays, and a beginning is never without one', async () => {
  const { ann } = await aWorkspace()
  const { id } = await aDeal(ann, { status: 'won', closeOn: '2025-03-11', startedAt: '2025-02-01T00:00:00Z' })
  await change(ann, id, { startedAt: '2025-01-05T00:00:00Z', closedAt: '2025-04-01T00:00:00Z' })
  const stays = () => ann.does((ctx) => listStays(ctx, id))
  expect(await stays()).toMatchObject([
    { stage: 'negotiation', enteredAt: '2025-01-05T00:00:00Z', leftAt: '2025-04-01T00:00:00Z', endedBy: 'won' },
  ])
  expect((await change(ann, id, { startedAt: null })).startedAt).toBe('2025-01-05T00:00:00Z')
  const open = await aDeal(ann, {})
  expect(await change(ann, open.id, { startedAt: '2025-01-05T00:00:00Z' })).toMatchObject({
    stageSince: '2025-01-05T00:00:00Z',
  })
})
