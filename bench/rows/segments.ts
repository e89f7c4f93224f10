import { setTimeout as pause } from 'node:timers/promises'
import type { Filter } from '#platform/objects/filter'
import { inTurn, timed } from '../measure.ts'
import { ms, type Row } from '../row.ts'
import type { Stand } from '../stand.ts'

const filters: Record<string, Filter> = {
  'one stage': { field: 'lifecycleStage', op: 'eq', value: 'customer' },
  'bought 3 times in 90 days': {
    related: 'orders',
    how: 'count',
    op: 'gte',
    value: 3,
    where: { field: 'placedAt', op: 'inLast', value: '90d' },
  },
  'spent 500 € this year': {
    related: 'orders',
    how: 'sum',
    field: 'total',
    op: 'gte',
    value: 50_000,
    where: { field: 'placedAt', op: 'gte', value: `${new Date().getFullYear()}-01-01` },
  },
  'ordered, and not for 180 days': {
    and: [
      { event: 'order.created', op: 'atLeast', times: 1 },
      { event: 'order.created', op: 'never', within: '180d' },
    ],
  },
  'a champion of a company in the trade': {
    and: [
      { field: 'rfm.group', op: 'in', value: ['champions'] },
      { field: 'companies.name', op: 'isNotEmpty' },
    ],
  },
}

/** Sizes while editing, a full pass, RFM: over as many contacts with an order and a half each on average. */
export async function segmentRows(stand: Stand): Promise<Row[]> {
  await addOrders(stand)
  const { size, api } = stand
  const rfm = await timed(async () => {
    await api.send('POST', '/rfm/computations', {})
    while (JSON.parse(await api.get('/rfm')).computing) await pause(100)
  })
  const rows: Row[] = [atMost('segments: RFM of all buyers, in the background', size, rfm.seconds, 60)]
  for (const [name, filter] of Object.entries(filters)) {
    const { kith } = await inTurn(9, { kith: () => api.send('POST', '/segments/sizes', { object: 'contact', filter }) })
    const answer = JSON.parse(await api.send('POST', '/segments/sizes', { object: 'contact', filter }))
    const told = answer.exact
      ? `${answer.count} counted`
      : `${answer.count}, ${answer.low} to ${answer.high} by a sample`
    rows.push({
      work: `segments: size while editing, ${name} (${told})`,
      size,
      measured: ms(kith),
      target: 'p95 ≤ 1 s',
      met: kith.p95 <= 1_000,
    })
  }
  const filter = filters['bought 3 times in 90 days']
  const pass = await timed(async () => {
    const { id } = JSON.parse(
      await api.send('POST', '/segments', { object: 'contact', name: `Bench ${Date.now()}`, filter }),
    )
    while (JSON.parse(await api.get(`/segments/${id}`)).filling) await pause(100)
  })
  rows.push(atMost('segments: full pass, bought 3 times in 90 days', size, pass.seconds, 30))
  return rows
}

const atMost = (work: string, size: number, seconds: number, most: number): Row => ({
  work,
  size,
  measured: `${seconds.toFixed(1)} s`,
  target: `≤ ${most} s`,
  met: seconds <= most,
})

/** Orders over two years with their events, for contacts that have none yet: most of one or two, few of many. */
export async function addOrders({ owner, workspaceId }: Stand): Promise<void> {
  await owner.query('set session_replication_role = replica')
  await owner.query(
    `with buyer as (select id, floor(4 * power(random(), 3))::int + (random() < 0.4)::int as times from contacts
       where workspace_id = $1 and not exists (select from orders where orders.workspace_id = $1 and contact_id = contacts.id)),
     placed as (insert into orders (workspace_id, id, number, placed_at, status, currency, total, contact_id, search_text)
       select $1, gen_random_uuid(), 'B-' || substr(buyer.id::text, 1, 13), now() - random() * interval '2 years', 'paid', 'EUR',
         (500 + 40000 * power(random(), 3))::bigint, buyer.id, '' from buyer cross join generate_series(1, buyer.times)
       returning workspace_id, id, contact_id, placed_at)
     insert into events (workspace_id, id, type, object, record_id, contact_id, actor_kind, payload, occurred_at)
     select workspace_id, gen_random_uuid(), 'order.created', 'order', id, contact_id, 'import', '{"changes": {}}', placed_at from placed`,
    [workspaceId],
  )
  await owner.query('set session_replication_role = origin')
  for (const table of ['orders', 'events']) await owner.query(`vacuum (analyze) ${table}`)
}
