import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { inLightOf } from '#platform/ctx/ctx'
import { root } from '#platform/root'
import { aWorkspace, type TestWorkspace } from '#tests/support/workspace'
import { computeRfm } from './compute-rfm.ts'
import { rfmFields, rfmGroups } from './rfm-groups.ts'

const folder = join(root, '../shared/data/rfm-rsquared')

async function buy(
  { ann }: TestWorkspace,
  bought: { name: string; at: string; total: number; currency?: string; status?: string }[],
) {
  const names = [...new Set(bought.map(({ name }) => name))]
  const ids = new Map<string, string>()
  for (let at = 0; at < names.length; at += 1000) {
    const some = names.slice(at, at + 1000)
    const { body } = await ann.asks('POST', '/contacts/batch', { records: some.map((firstName) => ({ firstName })) })
    some.forEach((name, index) => {
      ids.set(name, body.results[index].id)
    })
  }
  for (let from = 0; from < bought.length; from += 1000) {
    const records = bought
      .slice(from, from + 1000)
      .map(({ name, at, total, currency = 'EUR', status = 'paid' }, index) => ({
        number: `R-${from + index}`,
        placedAt: `${at}T12:00:00Z`,
        currency,
        status,
        contactId: ids.get(name),
        lines: [{ productName: 'Beans', quantity: 1, unitPrice: total }],
      }))
    const { body } = await ann.asks('POST', '/orders/batch', { records })
    expect(body.results.find(({ status: done }: { status: string }) => done !== 'created')).toBeUndefined()
  }
  return ids
}

async function scores({ kith, workspaceId }: TestWorkspace) {
  const { rows } = await kith.database.owner.query(
    `select c.first_name as name, s.* from rfm_scores s join contacts c using (workspace_id, id) where workspace_id = $1`,
    [workspaceId],
  )
  return new Map(rows.map((row) => [row.name, row]))
}

const compute = ({ ann }: TestWorkspace, day: string) =>
  ann.does((ctx) => computeRfm(inLightOf(ctx, { now: () => new Date(`${day}T18:00:00Z`) })))

test('scores are the share of those strictly worse, in fifths; equals have equal scores', async () => {
  const ours = await aWorkspace()
  const counts = { A: 1, B: 1, C: 1, D: 2, E: 9 }
  await buy(
    ours,
    Object.entries(counts).flatMap(([name, count]) =>
      Array.from({ length: count }, () => ({ name, at: '2026-06-01', total: 1_000 })),
    ),
  )
  await compute(ours, '2026-06-30')
  const found = await scores(ours)
  expect(Object.keys(counts).map((name) => found.get(name).frequency)).toEqual([1, 1, 1, 4, 5])
  // All bought on the same day: nobody was later than anybody.
  expect(new Set([...found.values()].map(({ recency }) => recency))).toEqual(new Set([1]))
})

test('what is no purchase, too old or in another currency does not count, and the last is said', async () => {
  const ours = await aWorkspace()
  await buy(ours, [
    { name: 'Ada', at: '2026-06-01', total: 1_000 },
    { name: 'Ada', at: '2026-05-01', total: 9_000, status: 'refunded' },
    { name: 'Bo', at: '2024-01-01', total: 9_000 },
    { name: 'Cy', at: '2026-06-01', total: 9_000, currency: 'CHF' },
  ])
  await compute(ours, '2026-06-30')
  const found = await scores(ours)
  expect([...found.keys()]).toEqual(['Ada'])
  expect(found.get('Ada')).toMatchObject({ orders: 1, total: '1000' })
  const { body } = await ours.ann.asks('GET', '/rfm')
  expect(body).toMatchObject({ contacts: 1, otherOrders: 1, otherContacts: 1, currency: 'EUR', windowMonths: 24 })
})

test('the groups become live segments once, which follow the scores; the scores filter like fields', async () => {
  const ours = await aWorkspace()
  const { ann } = ours
  await buy(ours, [
    { name: 'Often', at: '2026-06-29', total: 1_000 },
    { name: 'Often', at: '2026-06-28', total: 1_000 },
    { name: 'Once', at: '2024-09-01', total: 1_000 },
  ])
  await ann.asks('POST', '/contacts', { firstName: 'Never' })
  await ann.asks('POST', '/rfm/segments', {})
  const again = await ann.asks('POST', '/rfm/segments', {})
  expect(again.body.groups.map(({ segmentId }: { segmentId: string }) => typeof segmentId)).toEqual(
    rfmGroups.map(() => 'string'),
  )
  expect((await ann.asks('GET', '/segments?object=contact')).body.items).toHaveLength(11)
  await compute(ours, '2026-06-30')
  const found = async (field: string, op: string, value?: unknown) => {
    const filter = encodeURIComponent(JSON.stringify({ field, op, value }))
    const { status, body } = await ann.asks('GET', `/contacts?sort=firstName&filter=${filter}`)
    return status === 200 ? body.items.map(({ firstName }: { firstName: string }) => firstName) : body.errors[0].path
  }
  expect(await found('rfm.orders', 'gte', 2)).toEqual(['Often'])
  expect(await found('rfm.orders', 'ne', 2)).toEqual(['Never', 'Once'])
  expect(await found('rfm.group', 'isEmpty')).toEqual(['Never'])
  expect(await found('rfm.group', 'in', ['lost'])).toEqual(['Once'])
  expect(await found('rfm.lastAt', 'before', '2025-01-01')).toEqual(['Once'])
  expect(await found('rfm.group', 'in', ['best'])).toBe('filter.value')
  expect(await found('rfm.taste', 'gte', 1)).toBe('filter.field')
})

test('the grid has one group for each of its fields, and every group has a field', () => {
  expect(rfmFields).toHaveLength(25)
  expect(new Set(rfmFields.map(({ group }) => group))).toEqual(new Set(rfmGroups))
})

test.skipIf(!existsSync(folder))(
  'the published scores of 995 customers are met: values exactly, scores by 98 %',
  async () => {
    const ours = await aWorkspace()
    const read = (name: string) =>
      Papa.parse<Record<string, string>>(readFileSync(join(folder, name), 'utf8').trim(), { header: true }).data
    await ours.ann.asks('POST', '/rfm/computations', { windowMonths: 120 })
    await buy(
      ours,
      read('rfm_data_orders.csv').map(({ customer_id: name = '', order_date: at = '', revenue }) => ({
        name,
        at,
        total: Number(revenue),
      })),
    )
    await compute(ours, '2006-12-31')
    const found = await scores(ours)
    const expected = read('expected_rfm_orders_2006-12-31.csv')
    expect(found.size).toBe(995)
    const day = Date.UTC(2006, 11, 31)
    const same = { recency: 0, frequency: 0, monetary: 0 }
    for (const row of expected) {
      const ours = found.get(row.customer_id)
      const days = Math.round((day - Date.parse(`${ours.last_at.toISOString().slice(0, 10)}T00:00:00Z`)) / 86_400_000)
      expect([row.customer_id, days, ours.orders, Number(ours.total)]).toEqual([
        row.customer_id,
        Number(row.recency_days),
        Number(row.transaction_count),
        Number(row.amount),
      ])
      for (const measure of ['recency', 'frequency', 'monetary'] as const)
        if (ours[measure] === Number(row[`${measure}_score`])) same[measure] += 1
    }
    for (const share of Object.values(same)) expect(share / 995).toBeGreaterThan(0.98)
  },
  60_000,
)
