import { expect, test } from 'vitest'
import { aWorkspace, type TestWorkspace } from '#tests/support/workspace'

const groups = async ({ ann }: TestWorkspace, query: string) => {
  const { status, body } = await ann.asks('GET', `/groups?${query}`)
  if (status !== 200) throw new Error(JSON.stringify(body))
  return body.items
}

async function withOrders() {
  const place = await aWorkspace()
  const order = (number: number, status: string, currency: string, price: number, placedAt: string) =>
    place.ann.asks('POST', '/orders', {
      number: `HK-${number}`,
      status,
      currency,
      placedAt,
      lines: [{ productName: 'Hafen Blend', unitPrice: price }],
    })
  await order(1, 'paid', 'EUR', 1_000, '2026-10-31T23:30:00Z')
  await order(2, 'paid', 'EUR', 3_000, '2026-11-01T10:00:00Z')
  await order(3, 'paid', 'CHF', 500, '2026-11-30T22:00:00Z')
  await order(4, 'draft', 'EUR', 200, '2026-11-30T23:00:00Z')
  await place.kith.database.owner.query(`analyze orders`)
  return place
}

test('groups count and sum as SQL does by hand, money by currency, choices in their order', async () => {
  const place = await withOrders()
  const { rows } = await place.kith.database.owner.query(
    `select status, currency, count(*)::int as count, sum(total)::float8 as total, avg(total)::float8 as mean
     from orders where workspace_id = $1 group by 1, 2`,
    [place.workspaceId],
  )
  const found = await groups(place, 'object=order&by=status&sums=total:sum,total:avg,total:max')
  expect(found.map(({ value, count }: { value: string; count: number }) => [value, count])).toEqual([
    ['draft', 1],
    ['paid', 3],
  ])
  const flat = found.flatMap((group: { value: string; sums: { amounts: { currency: string; value: number }[] }[] }) =>
    (group.sums[0]?.amounts ?? []).map(({ currency, value }, index) => [
      group.value,
      currency,
      value,
      group.sums[1]?.amounts[index]?.value,
    ]),
  )
  expect(flat.sort()).toEqual(rows.map((row) => [row.status, row.currency, row.total, row.mean]).sort())
})

test('without a field all records are one group, also where there are none', async () => {
  const place = await withOrders()
  const paid = encodeURIComponent(JSON.stringify({ field: 'status', op: 'in', value: ['paid'] }))
  expect(await groups(place, `object=order&sums=total:sum&filter=${paid}`)).toEqual([
    {
      value: null,
      count: 3,
      sums: [
        {
          field: 'total',
          how: 'sum',
          amounts: expect.arrayContaining([
            { currency: 'EUR', value: 4_000 },
            { currency: 'CHF', value: 500 },
          ]),
        },
      ],
    },
  ])
  const none = encodeURIComponent(JSON.stringify({ field: 'status', op: 'in', value: ['refunded'] }))
  expect(await groups(place, `object=order&sums=total:sum&filter=${none}`)).toEqual([
    { value: null, count: 0, sums: [{ field: 'total', how: 'sum', amounts: [] }] },
  ])
})

test('times fall into the days, weeks and months of the workspace’s time zone', async () => {
  const place = await withOrders()
  const by = async (unit: string) =>
    (await groups(place, `object=order&by=placedAt&unit=${unit}`)).map(
      ({ value, count }: { value: string; count: number }) => [value, count],
    )
  // In Berlin the first order came in after midnight, the fourth on 1 December.
  expect(await by('month')).toEqual([
    ['2026-11-01', 3],
    ['2026-12-01', 1],
  ])
  expect(await by('week')).toEqual([
    ['2026-10-26', 2],
    ['2026-11-30', 2],
  ])
  expect(await by('day')).toEqual([
    ['2026-11-01', 2],
    ['2026-11-30', 1],
    ['2026-12-01', 1],
  ])
})

test('the trash is apart, people and relations group, nothing stands last', async () => {
  const place = await aWorkspace()
  const { ann, ben } = place
  const contact = async (ownerId: string | null) =>
    (await ann.asks('POST', '/contacts', { firstName: 'Sofia', ownerId })).body.id
  await contact(null)
  const gone = await contact(null)
  await contact(ann.userId)
  await contact(ben.userId)
  await contact(ben.userId)
  await ann.asks('DELETE', `/contacts/${gone}`)
  const values = (await groups(place, 'object=contact&by=ownerId')).map(
    ({ value, count }: { value: string; count: number }) => [value, count],
  )
  expect(values).toEqual([
    [ben.userId, 2],
    [ann.userId, 1],
    [null, 1],
  ])
  expect(await groups(place, 'object=contact&trash=true')).toMatchObject([{ count: 1 }])
})

test('what cannot be grouped or summed is refused with its place', async () => {
  const { ann } = await aWorkspace()
  const refused = async (query: string) => (await ann.asks('GET', `/groups?${query}`)).body.errors?.[0]?.path
  expect(await refused('object=shoe')).toBe('object')
  expect(await refused('object=contact&by=emails')).toBe('by')
  expect(await refused('object=contact&sums=lastName:sum')).toBe('sums.0')
  expect(await refused('object=contact&sums=lastName:median')).toBe('sums.0')
})

test('fields and objects of the workspace’s own group and sum like any other', async () => {
  const place = await aWorkspace()
  const made = async (path: string, draft: object) => {
    const { status, body } = await place.ann.asks('POST', path, draft)
    if (status !== 200) throw new Error(JSON.stringify(body))
  }
  await made('/custom-objects', { label: 'Machine', labelPlural: 'Machines', name: 'machine' })
  const field = (object: string, draft: object) => made('/custom-fields', { object, ...draft })
  await field('machine', { label: 'State', type: 'select', options: [{ label: 'New' }, { label: 'Worn' }] })
  await field('machine', { label: 'Hours', type: 'number' })
  const machine = (state: string, hours: number) =>
    made('/records/machine', { name: 'La Pavoni', custom: { state, hours } })
  await machine('Worn', 900)
  await machine('New', 20)
  await machine('Worn', 1_100)
  const found = await groups(place, 'object=machine&by=custom.state&sums=custom.hours:avg')
  expect(
    found.map((group: { value: string; count: number; sums: { amounts: object[] }[] }) => [
      group.value,
      group.count,
      group.sums[0]?.amounts,
    ]),
  ).toEqual([
    ['New', 1, [{ currency: null, value: 20 }]],
    ['Worn', 2, [{ currency: null, value: 1_000 }]],
  ])
  const view = { object: 'machine', name: 'Worn', kind: 'board', settings: { boardField: 'custom.state' } }
  expect(await place.ann.asks('POST', '/views', view)).toMatchObject({ status: 200, body: { missing: [] } })
})
