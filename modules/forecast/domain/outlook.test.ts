import { expect, test } from 'vitest'
import { aWorkspace, type TestWorkspace } from '#tests/support/workspace'
import { takeSnapshot } from './take-snapshot.ts'

const day = (text: string) => `${text}T09:00:00Z`

/** So many deals of that long ago: begun, moved to the second stage after five days, and closed after ten or lost after thirty. */
async function history({ ann, kith }: TestWorkspace, { won, lost }: { won: number; lost: number }) {
  const at = (text: string) => {
    kith.now = () => new Date(text)
  }
  const asked = async (method: string, path: string, body: object) => {
    const answer = await ann.asks(method, path, body)
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
    return answer.body
  }
  at(day('2026-05-01'))
  const ids: string[] = []
  for (let index = 0; index < won + lost; index++)
    ids.push((await asked('POST', '/deals', { name: 'Past', currency: 'EUR', amount: 100 })).id)
  at(day('2026-05-06'))
  for (const id of ids) await asked('PATCH', `/deals/${id}`, { stage: 'qualified' })
  at(day('2026-05-11'))
  for (const id of ids.slice(0, won)) await asked('PUT', `/deals/${id}/outcome`, { outcome: 'won' })
  at(day('2026-05-31'))
  for (const id of ids.slice(won)) await asked('PUT', `/deals/${id}/outcome`, { outcome: 'lost' })
  at(day('2026-11-20'))
}

const outlook = async ({ ann }: TestWorkspace, search = 'span=month&on=2026-11-20') =>
  (await ann.asks('GET', `/forecast?${search}`)).body.outlook

test('an open deal is worth as much as deals that stood as long in its stage were won within the days left', async () => {
  const space = await aWorkspace()
  await history(space, { won: 20, lost: 20 })
  const { ann } = space
  await ann.asks('POST', '/deals', { name: 'Fresh', currency: 'EUR', amount: 4_100, stage: 'qualified' })
  await ann.asks('POST', '/deals', { name: 'Apart', currency: 'USD', amount: 9_900, stage: 'qualified' })
  const omitted = { name: 'Left out', currency: 'EUR', amount: 9_900, forecastCategory: 'omitted' }
  await ann.asks('POST', '/deals', omitted)
  const found = await outlook(space)
  // 20 of 40 were won within eleven days of coming to this stage; as Jeffreys has it: 20.5 of 41.
  expect(found).toMatchObject({ value: 2_050, low: 0, high: 4_100, n: 40, few: false, reason: null })
  expect(found.stages).toEqual([{ stage: 'qualified', deals: 1, value: 4_100, share: 0.5, n: 40 }])
})

test('a deal that stands longer than any that was won is hardly expected', async () => {
  const space = await aWorkspace()
  await history(space, { won: 20, lost: 20 })
  const { ann, kith } = space
  kith.now = () => new Date(day('2026-11-05'))
  await ann.asks('POST', '/deals', { name: 'Old', currency: 'EUR', amount: 4_100, stage: 'qualified' })
  kith.now = () => new Date(day('2026-11-20'))
  // After fourteen days 20 still stood there, and none of them was won.
  expect(await outlook(space)).toMatchObject({ value: 98, low: 0, high: 0 })
})

test('few data are told, too few say nothing, and what is over needs no outlook', async () => {
  const space = await aWorkspace()
  await history(space, { won: 5, lost: 4 })
  expect(await outlook(space)).toMatchObject({ value: null, n: 9, reason: 'tooFew' })
  await history(space, { won: 5, lost: 4 })
  expect(await outlook(space)).toMatchObject({ value: 0, n: 18, few: true, reason: null })
  expect(await outlook(space, 'span=month&on=2026-10-31')).toMatchObject({ value: null, reason: 'over' })
  // Nobody has been seen for as long as that.
  expect(await outlook(space, 'span=month&on=2027-11-20')).toMatchObject({ value: null, reason: 'tooFew' })
})

test('of a past night it says what was to be expected then, whatever came since', async () => {
  const space = await aWorkspace()
  await history(space, { won: 20, lost: 20 })
  const { ann, kith } = space
  const { body: fresh } = await ann.asks('POST', '/deals', {
    name: 'Fresh',
    currency: 'EUR',
    amount: 4_100,
    stage: 'qualified',
  })
  kith.now = () => new Date('2026-11-21T00:00:00+01:00')
  await ann.does(takeSnapshot)
  const believed = await outlook(space)
  kith.now = () => new Date(day('2026-11-25'))
  await ann.asks('PUT', `/deals/${fresh.id}/outcome`, { outcome: 'lost' })
  const won = { status: 'won', closedAt: day('2026-11-24'), startedAt: day('2026-11-22') }
  for (let index = 0; index < 5; index++)
    await ann.asks('POST', '/deals', { name: 'Won since', currency: 'EUR', amount: 100, ...won })
  kith.now = () => new Date(day('2026-12-05'))
  expect(await outlook(space, 'span=month&on=2026-11-20&asOf=2026-11-21')).toEqual(believed)
  expect(believed.value).toBeGreaterThan(1_500)
})
