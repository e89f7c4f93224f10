import { expect, test } from 'vitest'
import { aWorkspace, type Person } from '#tests/support/workspace'

const quarter = 'from=2026-07-01&to=2026-09-30'

const batch = (count: number, draft: object) =>
  Array.from({ length: count }, (_, index) => ({
    name: `Deal ${index}`,
    currency: 'EUR',
    startedAt: '2026-08-03T09:00:00Z',
    ...draft,
  }))

async function made(ann: Person, records: object[]): Promise<string[]> {
  const { body } = await ann.asks('POST', '/deals/batch', { records })
  return body.results.map(({ id }: { id: string }) => id)
}

const moved = (ann: Person, id: string, change: object) => ann.asks('PATCH', `/deals/${id}`, change)

async function funnel(ann: Person, query = quarter) {
  const { status, body } = await ann.asks('GET', `/sales-reports/funnel?pipeline=sales&${query}`)
  if (status !== 200) throw new Error(JSON.stringify(body))
  return body
}

const listed = async (ann: Person, filter: unknown) =>
  (await ann.asks('GET', `/deals/count?filter=${encodeURIComponent(JSON.stringify(filter))}`)).body.count

test('of 200 that came 120 ever reached the next stage: 60 %, whatever stands in the stages now', async () => {
  const { ann, kith } = await aWorkspace()
  await made(ann, [
    ...batch(80, { stage: 'enquiry' }),
    ...batch(60, { stage: 'qualified' }),
    ...batch(30, { stage: 'negotiation' }),
    ...batch(30, { stage: 'enquiry', status: 'won', closedAt: '2026-08-20T09:00:00Z' }),
    // Came before the period, or after it.
    ...batch(5, { stage: 'qualified', startedAt: '2026-06-30T09:00:00Z' }),
    ...batch(5, { stage: 'qualified', startedAt: '2026-10-01T09:00:00Z' }),
  ])
  await kith.database.owner.query('analyze deals, deal_stays')
  const { stages, total, won, conversion, wonRecords } = await funnel(ann)
  expect({ total, won, conversion }).toEqual({ total: 200, won: 30, conversion: 0.15 })
  expect(stages.map(({ stage, reached, wentOn }: Record<string, unknown>) => [stage, reached, wentOn])).toEqual([
    ['enquiry', 200, 120],
    ['qualified', 120, 60],
    ['quote-sent', 60, 60],
    ['negotiation', 60, 30],
  ])
  expect(stages[0].conversion).toBe(0.6)
  expect(stages[0].openHere).toBe(80)
  for (const stage of stages) {
    expect(await listed(ann, stage.records)).toBe(stage.reached)
    expect(await listed(ann, stage.wentOnRecords)).toBe(stage.wentOn)
  }
  expect(await listed(ann, wonRecords)).toBe(30)
})

test('a step back undoes nothing, and the days of all stays in a stage are taken together', async () => {
  const { ann, kith } = await aWorkspace()
  let now = new Date('2026-08-03T09:00:00Z')
  kith.now = () => now
  const [id = ''] = await made(ann, batch(1, {}))
  const on = async (day: string, stage: string) => {
    now = new Date(`${day}T09:00:00Z`)
    await moved(ann, id, { stage })
  }
  await on('2026-08-05', 'qualified')
  await on('2026-08-09', 'enquiry')
  await on('2026-08-12', 'qualified')
  now = new Date('2026-08-20T09:00:00Z')
  await ann.asks('PUT', `/deals/${id}/outcome`, { outcome: 'lost', reason: 'price' })
  const { stages, lost } = await funnel(ann)
  expect(lost).toBe(1)
  expect(
    stages.map(({ reached, medianDays, lostHere }: Record<string, unknown>) => [reached, medianDays, lostHere]),
  ).toEqual([
    [1, 5, 0],
    [1, 12, 1],
    [0, null, 0],
    [0, null, 0],
  ])
})

test('an empty period says nothing instead of 0 %; a pipeline there is none of is named', async () => {
  const { ann, rita } = await aWorkspace()
  const { stages, conversion, interval } = await funnel(rita)
  expect([stages.length, stages[0].conversion, conversion, interval]).toEqual([4, null, null, null])
  const { body } = await ann.asks('GET', `/sales-reports/funnel?pipeline=luck&${quarter}`)
  expect(body.errors[0]).toMatchObject({ path: 'pipeline', mend: 'Use one of: sales.' })
})
