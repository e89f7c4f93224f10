import { uuidv7 } from 'uuidv7'
import { expect, test } from 'vitest'
import { allTo, giveRole, keyWith } from '#tests/support/secrets/roles'
import { aWorkspace, type Person } from '#tests/support/workspace'
import { velocity } from '../metrics/deals.ts'

interface Draft {
  status: 'open' | 'won' | 'lost'
  value: number
  startedAt: string
  closedAt?: string
}

/** So many deals alike; values in whole euros. */
const deals = (count: number, { value, ...draft }: Draft) =>
  Array.from({ length: count }, (_, index) => ({
    name: `Deal ${index}`,
    currency: 'EUR',
    amount: value * 100,
    ...draft,
    startedAt: `${draft.startedAt}T09:00:00Z`,
    ...(draft.closedAt ? { closedAt: `${draft.closedAt}T09:00:00Z` } : {}),
  }))

async function given(ann: Person, ...groups: object[][]) {
  const { body } = await ann.asks('POST', '/deals/batch', { records: groups.flat() })
  expect(body.results.filter(({ status }: { status: string }) => status !== 'created')).toEqual([])
}

const quarter = 'from=2026-07-01&to=2026-09-30'

async function figures(ann: Person, names: string, more = '') {
  const metrics = names
    .split(' ')
    .map((name) => `sales.${name}`)
    .join(',')
  const { status, body } = await ann.asks('GET', `/figures?metrics=${metrics}&${quarter}${more}`)
  if (status !== 200) throw new Error(JSON.stringify(body))
  return body
}

const listed = async (ann: Person, filter: unknown) =>
  (await ann.asks('GET', `/deals/count?filter=${encodeURIComponent(JSON.stringify(filter))}`)).body.count

test('24 won and 56 lost are a win rate of 30 %; 360 k of 1.5 M are 24 % by value', async () => {
  const { ann } = await aWorkspace()
  await given(
    ann,
    deals(24, { status: 'won', value: 15_000, startedAt: '2026-06-01', closedAt: '2026-07-01' }),
    deals(56, { status: 'lost', value: 0, startedAt: '2026-06-01', closedAt: '2026-09-30' }).map((deal, index) => ({
      ...deal,
      amount: index < 55 ? 2_035_714 : 114_000_000 - 55 * 2_035_714,
    })),
    // Neither closed in the quarter, nor closed at all.
    deals(3, { status: 'won', value: 99_000, startedAt: '2026-06-01', closedAt: '2026-10-01' }),
    deals(2, { status: 'open', value: 1_000, startedAt: '2026-06-01' }),
  )
  const { total } = await figures(ann, 'winRate winRateValue won lost')
  expect(total[0]).toMatchObject({ value: 0.3, numerator: 24, denominator: 80, n: 80, few: false, version: 1 })
  expect(total[0].interval.low).toBeCloseTo(0.2108, 3)
  expect(total[1]).toMatchObject({ value: 0.24, numerator: 36_000_000, denominator: 150_000_000, interval: null })
  expect(await listed(ann, total[0].records)).toBe(24)
  expect(await listed(ann, total[0].within)).toBe(80)
})

test('of 100 begun 21 are won, 49 lost, 30 open: between 21 and 51 %, decided 30 %', async () => {
  const { ann } = await aWorkspace()
  const begun = { value: 100, startedAt: '2026-08-01' }
  await given(
    ann,
    deals(21, { ...begun, status: 'won', closedAt: '2026-10-02' }),
    deals(49, { ...begun, status: 'lost', closedAt: '2026-10-02' }),
    deals(30, { ...begun, status: 'open' }),
  )
  const { total } = await figures(ann, 'cohortLow cohortHigh cohortRate winRate')
  expect(total.map(({ value }: { value: number | null }) => value)).toEqual([0.21, 0.51, 0.3, null])
  expect(total[3].reason).toBe('nothing')
})

test('cycles of 10, 20, 25, 40 and 155 days have a median of 25 and a mean of 50', async () => {
  const { ann } = await aWorkspace()
  const closings = ['2026-07-11', '2026-07-21', '2026-07-26', '2026-08-10']
  await given(
    ann,
    ...closings.map((closedAt) => deals(1, { status: 'won', value: 1, startedAt: '2026-07-01', closedAt })),
    deals(1, { status: 'won', value: 1, startedAt: '2026-04-28', closedAt: '2026-09-30' }),
    deals(1, { status: 'lost', value: 1, startedAt: '2026-01-01', closedAt: '2026-08-01' }),
  )
  const { total } = await figures(ann, 'cycle cycleMean cycleP90')
  expect(total.map(({ value }: { value: number }) => Number(value.toFixed(6)))).toEqual([25, 50, 109])
  expect(total[0]).toMatchObject({ n: 5, few: true })
})

test('40 open × 30 % × 15,000 ÷ 60 days is 3,000 a day', () => {
  expect(velocity([40, 0.3, 15_000, 60])).toBe(3_000)
  expect(velocity([40, 0.3, 15_000, 0])).toBeNull()
})

test('parts add up to the total, are opened by their own filter, and the period before stands beside them', async () => {
  const { ann, kith } = await aWorkspace()
  kith.now = () => new Date('2026-11-22T12:00:00Z')
  await given(
    ann,
    deals(3, { status: 'won', value: 500, startedAt: '2026-06-01', closedAt: '2026-07-10' }),
    deals(2, { status: 'won', value: 6_000, startedAt: '2026-06-01', closedAt: '2026-09-10' }),
    deals(1, { status: 'lost', value: 6_000, startedAt: '2026-06-01', closedAt: '2026-09-10' }),
    deals(4, { status: 'won', value: 10, startedAt: '2026-03-01', closedAt: '2026-05-31' }),
    deals(1, { status: 'won', value: 9, startedAt: '2026-06-01', closedAt: '2026-08-01' }).map((deal) => ({
      ...deal,
      currency: 'CHF',
    })),
  )
  const bySize = await figures(ann, 'won wonValue winRate', '&by=size&compare=true')
  expect(
    bySize.parts.map(({ value, figures: [won, value1] }: { value: string; figures: { value: number }[] }) => [
      value,
      won?.value,
      value1?.value,
    ]),
  ).toEqual([
    ['under1000', 3, 150_000],
    ['from5000', 2, 1_200_000],
    [null, 1, 0],
  ])
  expect(bySize.total[1]).toMatchObject({ value: 1_350_000, n: 5, elsewhere: 1 })
  expect(bySize.before).toMatchObject({
    period: { from: '2026-04-01', to: '2026-06-30' },
    total: [{ value: 4 }, {}, {}],
  })
  for (const { figures: own } of bySize.parts) expect(await listed(ann, own[0].records)).toBe(own[0].value)
  const byMonth = await figures(ann, 'won', '&by=closedAt&unit=month')
  expect(byMonth.parts.map(({ value }: { value: string }) => value)).toEqual(['2026-07-01', '2026-08-01', '2026-09-01'])
  for (const { figures: own } of byMonth.parts) expect(await listed(ann, own[0].records)).toBe(own[0].value)
  const byAge = await figures(ann, 'open', '&by=age')
  expect(byAge.total[0].value).toBe(0)
})

test('ages of open deals are counted from the day they began', async () => {
  const { ann, kith } = await aWorkspace()
  kith.now = () => new Date('2026-11-22T12:00:00Z')
  const began = (startedAt: string) => deals(1, { status: 'open', value: 1, startedAt })
  await given(
    ann,
    began('2026-11-22'),
    began('2026-10-23'),
    began('2026-10-22'),
    began('2026-05-26'),
    began('2026-05-25'),
  )
  const { parts } = await figures(ann, 'open', '&by=age')
  expect(
    parts.map(({ value, figures: [open] }: { value: string; figures: { value: number }[] }) => [value, open?.value]),
  ).toEqual([
    ['upTo30', 2],
    ['upTo60', 1],
    ['upTo180', 1],
    ['over180', 1],
  ])
  for (const { figures: own } of parts) expect(await listed(ann, own[0].records)).toBe(own[0].value)
})

test('what cannot be worked out is refused with its place', async () => {
  const { ann } = await aWorkspace()
  const refused = async (query: string) => (await ann.asks('GET', `/figures?${query}`)).body.errors?.[0]?.path
  expect(await refused(`metrics=sales.luck&${quarter}`)).toBe('metrics')
  expect(await refused(`metrics=sales.won,work.calls&${quarter}`)).toBe('metrics')
  expect(await refused(`metrics=sales.won&${quarter}&by=name`)).toBe('by')
  expect(await refused('metrics=sales.won&from=2026-09-30&to=2026-07-01')).toBe('to')
  expect(await refused('metrics=sales.won&from=2026-02-30&to=2026-07-01')).toBe('from')
})

test('deals are parted by the product of their first line, and each part opens its own', async () => {
  const { ann } = await aWorkspace()
  const product = async (name: string) => (await ann.asks('POST', '/products', { name })).body.id as string
  const [blend, grinder] = [await product('Hafen Blend'), await product('Grinder')]
  const won = { currency: 'EUR', status: 'won', startedAt: '2026-07-01T09:00:00Z', closedAt: '2026-08-01T09:00:00Z' }
  const line = (productId: string, unitPrice: number) => ({ productId, productName: 'Line', unitPrice })
  await given(ann, [
    { ...won, name: 'Both', lines: [line(blend, 1_000), line(grinder, 90_000)] },
    { ...won, name: 'Blend', lines: [line(blend, 500)] },
    { ...won, name: 'Grinder', lines: [line(grinder, 50_000)] },
    { ...won, name: 'Nothing yet' },
  ])
  const { parts } = await figures(ann, 'won', '&by=product')
  expect(
    parts.map(({ value, figures: [count] }: { value: string | null; figures: { value: number }[] }) => [
      value,
      count?.value,
    ]),
  ).toEqual([
    [blend, 2],
    [grinder, 1],
    [null, 1],
  ])
  for (const { figures: own } of parts) expect(await listed(ann, own[0].records)).toBe(own[0].value)
})

test('who sees but their own deals gets figures of those; what a role hides is said to be hidden', async () => {
  const place = await aWorkspace()
  const { ann, ben } = place
  const own = deals(2, { status: 'won', value: 700, startedAt: '2026-07-01', closedAt: '2026-08-01' })
  await given(
    ann,
    own.map((deal) => ({ ...deal, ownerId: ben.userId })),
    deals(5, { status: 'won', value: 100, startedAt: '2026-07-01', closedAt: '2026-08-01' }),
  )
  const role = uuidv7()
  await giveRole(place, role, {
    ...allTo,
    objects: { deal: { read: 'own', create: 'all', update: 'own', delete: 'own' } },
    fields: { deal: { hidden: ['amount'], readonly: [] } },
  })
  await keyWith(place, role)
  const { body: listed } = await ben.asks('GET', '/deals')
  expect(listed.items[0]).toMatchObject({ amount: null, value: null, weighted: null })
  expect((await ben.asks('GET', '/deals/worth')).status).toBe(403)
  const { total } = await figures(ben, 'won wonValue winRate')
  expect(total.map(({ value, reason }: { value: number | null; reason: string | null }) => [value, reason])).toEqual([
    [2, null],
    [null, 'hidden'],
    [1, null],
  ])
  const { body } = await ben.asks('GET', `/sales-reports/waterfall?${quarter}`)
  expect(body.flows.find(({ flow }: { flow: string }) => flow === 'won')).toMatchObject({ count: 2, value: null })
})

test('amounts in other currencies count by the rate of the day of closing, open ones by the latest', async () => {
  const { ann } = await aWorkspace()
  const rates = [
    { currency: 'CHF', day: '2026-07-01', rate: 1.05 },
    { currency: 'CHF', day: '2026-09-01', rate: 1.1 },
  ]
  expect(await ann.asks('PUT', '/exchange-rates', { rates })).toMatchObject({ status: 200 })
  const inFrancs = (group: object[], currency = 'CHF') => group.map((deal) => ({ ...deal, currency }))
  await given(
    ann,
    deals(1, { status: 'won', value: 100, startedAt: '2026-07-01', closedAt: '2026-08-01' }),
    inFrancs(deals(1, { status: 'won', value: 200, startedAt: '2026-07-01', closedAt: '2026-08-01' })),
    inFrancs(deals(1, { status: 'won', value: 300, startedAt: '2026-07-01', closedAt: '2026-09-15' })),
    inFrancs(deals(1, { status: 'won', value: 900, startedAt: '2026-07-01', closedAt: '2026-08-01' }), 'SEK'),
    inFrancs(deals(1, { status: 'open', value: 10, startedAt: '2026-07-01' })),
  )
  const { total } = await figures(ann, 'wonValue averageWon openValue')
  expect(total[0]).toMatchObject({ value: 64_000, n: 3, elsewhere: 1 })
  expect(total[1].value).toBeCloseTo(64_000 / 3, 6)
  expect(total[2].value).toBe(1_100)
  const { body } = await ann.asks('GET', `/sales-reports/waterfall?${quarter}`)
  const of = (name: string) => body.flows.find(({ flow }: { flow: string }) => flow === name)
  expect([of('won').value, of('end').value, body.elsewhere]).toEqual([-64_000, 1_100, 1])
})
