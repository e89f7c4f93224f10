import { expect, test } from 'vitest'
import { aWorkspace, type Person } from '#tests/support/workspace'

const quarter = 'from=2026-07-01&to=2026-09-30'

interface Part {
  value: string | null
  figures: { value: number; n: number; records: unknown }[]
}

test('what people are credited with comes to what was won, to the cent; each deal counts once in all and with each of its people', async () => {
  const { ann, ben } = await aWorkspace()
  const shares = (...all: [Person, number][]) => all.map(([{ userId }, percent]) => ({ userId, percent }))
  const deal = (amount: number, more: object) => ({
    ...{ name: 'Espresso', currency: 'EUR', amount, status: 'won' },
    ...{ startedAt: '2026-06-01T09:00:00Z', closedAt: '2026-07-11T09:00:00Z', ownerId: ann.userId },
    ...more,
  })
  await ann.asks('POST', '/deals/batch', {
    records: [
      deal(10_001, { credits: shares([ann, 50], [ben, 50]) }),
      deal(20_000, {}),
      deal(333, { ownerId: null }),
      deal(5_555, { credits: shares([ben, 100]) }),
    ],
  })
  const metrics = 'sales.wonValue,sales.won,sales.cycle'
  const { status, body } = await ann.asks('GET', `/figures?metrics=${metrics}&${quarter}&by=creditedTo`)
  expect(status).toBe(200)
  const parts = body.parts as Part[]
  const of = (userId: string | null) => parts.find(({ value }) => value === userId)?.figures.map(({ value }) => value)
  expect(of(ann.userId)).toEqual([25_001, 2, 40])
  expect(of(ben.userId)).toEqual([10_555, 2, 40])
  expect(of(null)).toEqual([333, 1, 40])
  expect(body.total.map(({ value }: { value: number }) => value)).toEqual([35_889, 4, 40])
  expect(parts.reduce((sum, { figures }) => sum + (figures[0]?.value ?? 0), 0)).toBe(body.total[0].value)
  // Each figure opens its deals.
  for (const { figures } of parts) {
    const filter = encodeURIComponent(JSON.stringify(figures[1]?.records))
    expect((await ann.asks('GET', `/deals/count?filter=${filter}`)).body.count).toBe(figures[1]?.value)
  }
})
