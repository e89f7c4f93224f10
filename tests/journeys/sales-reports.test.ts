import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { aRunningProgram } from '#tests/support/running-program'
import { type AsksWithin, aSignedUpPage, violationsEverywhere } from '#tests/support/signed-up'

let page: Page
let ask: AsksWithin
let address: string

beforeAll(async () => {
  address = await aRunningProgram()
  ;({ page, ask } = await aSignedUpPage(address, { timeZone: 'Europe/Berlin', defaultCountry: 'DE' }))
  await page.emulateMedia({ reducedMotion: 'reduce' })
})

const days = 'from=2026-07-01&to=2026-09-30'
const tab = (name: string) => page.getByRole('link', { name, exact: true })
const card = (name: string) => page.getByRole('region', { name, exact: true }).first()
const row = (name: RegExp) => page.getByRole('row', { name })

test('without deals the reports say so, and nothing is 0 % of nothing', async () => {
  await page.goto(`${address}/reports`)
  await page.getByText('Nothing to work it out of yet').first().waitFor()
  await page.getByText('Nothing in this period.').waitFor()
  expect(await violationsEverywhere(page)).toEqual([])
})

test('the win rate opens the deals it counts, by whatever one turns it', async () => {
  const deal = (name: string, amount: number, more: object) =>
    ask('POST', '/api/v1/deals', { name, amount, currency: 'EUR', startedAt: '2026-07-06T09:00:00Z', ...more })
  await deal('House espresso', 600_000, {
    status: 'won',
    closedAt: '2026-08-03T09:00:00Z',
    source: 'Trade fair',
    stage: 'negotiation',
  })
  await deal('Grinder lease', 90_000, {
    status: 'won',
    closedAt: '2026-08-20T09:00:00Z',
    source: 'Website',
    stage: 'qualified',
  })
  await deal('Office coffee', 50_000, {
    status: 'lost',
    closedAt: '2026-09-01T09:00:00Z',
    source: 'Website',
    outcomeReason: 'price',
  })
  await deal('Hotel breakfast', 70_000, { stage: 'qualified' })
  await page.goto(`${address}/reports?report=winRate&${days}`)
  await row(/66\.7%/)
    .first()
    .waitFor()
  await page.getByRole('combobox', { name: 'By' }).click()
  await page.getByRole('option', { name: 'Source' }).click()
  await row(/Website .*€900 1 1 50%/).waitFor()
  expect(await violationsEverywhere(page)).toEqual([])
  await row(/Website/)
    .getByRole('link', { name: '50%' })
    .click()
  await page.getByRole('row', { name: /Grinder lease/ }).waitFor()
  expect(await page.getByRole('row', { name: /Office coffee|House espresso/ }).count()).toBe(0)
})

test('the funnel shows who went on, the pipeline what came and went; the same comes as a file', async () => {
  await page.goto(`${address}/reports?${days}`)
  await page.getByText('€6,900').first().waitFor()
  await tab('Funnel').click()
  await row(/Enquiry 4 75%/).waitFor()
  await row(/Won 2 50%/).waitFor()
  expect(await violationsEverywhere(page)).toEqual([])
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download “Funnel” as CSV' }).click(),
  ])
  expect(await readFile(await file.path(), 'utf8')).toContain('Enquiry,4,3,0.75')
  await tab('Pipeline changes').click()
  await row(/Begun 4 \+€8,100/).waitFor()
  await row(/Won 2 -€6,900/).waitFor()
  await row(/Open after .* 1 €700/).waitFor()
  expect(await violationsEverywhere(page)).toEqual([])
  await row(/Open after/)
    .getByRole('link', { name: '1' })
    .click()
  await page.getByRole('row', { name: /Hotel breakfast/ }).waitFor()
})

test('why deals are lost, who won, and how old the open ones are', async () => {
  await page.goto(`${address}/reports?report=lost&${days}`)
  await card('Why deals were lost')
    .getByRole('row', { name: /Price 1 €500/ })
    .waitFor()
  await tab('People').click()
  await page.getByRole('columnheader', { name: 'Calls' }).waitFor()
  expect(await violationsEverywhere(page)).toEqual([])
  await tab('Open deals').click()
  await card('Open deals by stage')
    .getByRole('row', { name: /Qualified 1 €700/ })
    .waitFor()
  expect(await violationsEverywhere(page)).toEqual([])
})
