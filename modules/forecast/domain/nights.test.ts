import { expect, test } from 'vitest'
import { forecastTasks } from '#modules/forecast'
import type { Job } from '#platform/jobs/task'
import { aWorkspace, type TestWorkspace } from '#tests/support/workspace'
import { takeSnapshot } from './take-snapshot.ts'

const at = ({ kith }: TestWorkspace, moment: string) => {
  kith.now = () => new Date(moment)
}
const night = async (space: TestWorkspace, day: string) => {
  at(space, `${day}T03:00:00Z`)
  await space.ann.does(takeSnapshot)
}
const asked = async ({ ann }: TestWorkspace, method: string, path: string, body?: object) => {
  const answer = await ann.asks(method, path, body)
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
  return answer.body
}
const sums = async (space: TestWorkspace, search: string) => {
  const { categories } = await asked(space, 'GET', `/forecast?span=quarter&on=2026-11-01${search}`)
  return Object.fromEntries(['pipeline', 'bestCase', 'commit', 'closed'].map((name) => [name, categories[name].value]))
}

test('what was believed on a day has an answer, whatever became of the deals since', async () => {
  const space = await aWorkspace()
  at(space, '2026-10-01T09:00:00Z')
  const draft = { name: 'House espresso', currency: 'EUR', amount: 1_000, closeOn: '2026-11-20' }
  const { id } = await asked(space, 'POST', '/deals', draft)
  const { id: lost } = await asked(space, 'POST', '/deals', { ...draft, amount: 500, forecastCategory: 'commit' })
  const { id: later } = await asked(space, 'POST', '/deals', { ...draft, amount: 70 })
  await night(space, '2026-10-02')
  await asked(space, 'PATCH', `/deals/${id}`, { stage: 'negotiation', amount: 1_200 })
  await asked(space, 'PUT', `/deals/${lost}/outcome`, { outcome: 'lost' })
  await asked(space, 'PATCH', `/deals/${later}`, { closeOn: '2027-02-01' })
  await night(space, '2026-10-03')
  await asked(space, 'PUT', `/deals/${id}/outcome`, { outcome: 'won' })
  await night(space, '2026-10-05')
  const none = { pipeline: 0, bestCase: 0, commit: 0, closed: 0 }
  expect(await sums(space, '&asOf=2026-10-02')).toEqual({ ...none, pipeline: 1_070, commit: 500 })
  expect(await sums(space, '&asOf=2026-10-03')).toEqual({ ...none, commit: 1_200 })
  // The fourth was not kept: as the night before saw it.
  expect(await sums(space, '&asOf=2026-10-04')).toEqual({ ...none, commit: 1_200 })
  expect(await sums(space, '&asOf=2026-10-05')).toEqual({ ...none, closed: 1_200 })
  expect(await sums(space, '')).toEqual({ ...none, closed: 1_200 })
  const { items } = await asked(space, 'GET', '/forecast/deals?span=quarter&on=2026-11-01&asOf=2026-10-02')
  expect(items.map(({ value, category, own }: Record<string, unknown>) => [value, category, own])).toEqual([
    [1_000, 'pipeline', false],
    [500, 'commit', true],
    [70, 'pipeline', false],
  ])
  const { body } = await space.ann.asks('GET', '/forecast?span=quarter&asOf=2026-10-01')
  expect(body).toMatchObject({ code: 'no_forecast_night', params: { first: '2026-10-02' } })
})

test('a night is kept once, also by two at once, and a deal that stays as it is costs no row', async () => {
  const space = await aWorkspace()
  at(space, '2026-10-01T09:00:00Z')
  await asked(space, 'POST', '/deals', { name: 'House espresso', currency: 'EUR', amount: 1_000 })
  const { ann, kith, workspaceId } = space
  await Promise.all([ann.does(takeSnapshot), ann.does(takeSnapshot)])
  for (const day of ['2026-10-02', '2026-10-03', '2026-10-03']) await night(space, day)
  const { rows } = await kith.database.owner.query(
    `select (select count(*)::int from forecast_nights where workspace_id = $1) as nights,
      (select count(*)::int from forecast_states where workspace_id = $1) as states`,
    [workspaceId],
  )
  expect(rows).toEqual([{ nights: 3, states: 1 }])
})

test('a night begins by the workspace’s own clocks', async () => {
  const space = await aWorkspace()
  await asked(space, 'POST', '/deals', { name: 'House espresso', currency: 'EUR' })
  const { kith, workspaceId } = space
  const waiting = async (moment: string) => {
    at(space, moment)
    const { owner } = kith.database
    await owner.query('delete from graphile_worker._private_jobs')
    // The task asks for no more of a job than this.
    await forecastTasks['forecast.nights']?.({ kith, signal: AbortSignal.timeout(60_000) } as Job)
    const { rows } = await owner.query('select payload from graphile_worker._private_jobs')
    return rows.some(({ payload }) => payload.workspaceId === workspaceId)
  }
  expect(await waiting('2026-10-01T21:30:00Z')).toBe(true)
  await night(space, '2026-10-01')
  expect(await waiting('2026-10-01T21:59:00Z')).toBe(false)
  // Midnight in Berlin.
  expect(await waiting('2026-10-01T22:00:00Z')).toBe(true)
})

test('accuracy: what the first night of a period saw, beside what was closed in it', async () => {
  const space = await aWorkspace()
  at(space, '2026-07-31T09:00:00Z')
  const draft = { name: 'House espresso', currency: 'EUR', amount: 100, forecastCategory: 'commit' }
  const { id } = await asked(space, 'POST', '/deals', { ...draft, closeOn: '2026-08-20' })
  await asked(space, 'POST', '/deals', { ...draft, closeOn: '2026-08-20', amount: 60, forecastCategory: 'bestCase' })
  await asked(space, 'POST', '/forecast-submissions', { span: 'month', on: '2026-08-01', amount: 90, after: 0 })
  await night(space, '2026-08-01')
  at(space, '2026-08-05T09:00:00Z')
  // Too late to be of the first day.
  await asked(space, 'POST', '/forecast-submissions', { span: 'month', on: '2026-08-01', amount: 80, after: 1 })
  await asked(space, 'PATCH', `/deals/${id}`, { amount: 80 })
  await asked(space, 'PUT', `/deals/${id}/outcome`, { outcome: 'won' })
  await night(space, '2026-09-04')
  at(space, '2026-10-10T09:00:00Z')
  const found = await asked(space, 'GET', '/forecast-accuracy?span=month')
  expect(found.periods).toEqual([
    {
      period: { span: 'month', startsOn: '2026-08-01', endsOn: '2026-09-01' },
      ...{ night: '2026-08-01', actual: 80 },
      frozen: { commit: 100, bestCase: 160, all: 160, weighted: 16, history: null, submitted: 90 },
    },
  ])
  expect(found.ways.commit).toEqual({ n: 1, wape: 0.25, bias: 0.25, mape: 0.25 })
  expect(found.ways.submitted).toEqual({ n: 1, wape: 0.125, bias: 0.125, mape: 0.125 })
})
