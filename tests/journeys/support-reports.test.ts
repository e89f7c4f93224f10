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

const card = (name: string) => page.getByRole('region', { name, exact: true }).first()
const tab = (name: string) => page.getByRole('link', { name, exact: true })

test('without conversations the reports say so', async () => {
  await page.goto(`${address}/support-reports`)
  await page.getByText('Nothing to work it out of yet').first().waitFor()
  expect(await violationsEverywhere(page)).toEqual([])
  await page.setViewportSize({ width: 1440, height: 900 })
})

test('each figure of the demo’s service opens what it counts, by person, team and channel, and by the hour', async () => {
  await ask('PUT', '/api/v1/demo', {})
  await page.goto(`${address}/support-reports?period=last365`)
  await card('Overview').getByRole('link').first().waitFor()
  await tab('Times').click()
  const times = card('How long customers wait')
  await times.getByRole('row', { name: /^All/ }).waitFor()
  await page.getByRole('combobox', { name: 'By' }).click()
  await page.getByRole('option', { name: 'Channel' }).click()
  await times.getByRole('row', { name: /^Programs/ }).waitFor()
  await page.getByRole('radiogroup', { name: 'Which hours' }).getByText('Business hours').click()
  await card('How long customers wait, in business hours')
    .getByRole('row', { name: /^Programs/ })
    .waitFor()
  await tab('Load').click()
  const load = card('When customers write')
  await load.getByRole('link').first().waitFor()
  expect(await violationsEverywhere(page)).toEqual([])
  await page.setViewportSize({ width: 1440, height: 900 })
  for (const [name, title] of [
    ['Backlog', 'What is open, and what comes back'],
    ['Satisfaction', 'How satisfied customers are'],
    ['Reasons', 'Why customers write'],
    ['Assistant', 'Why people were asked for'],
  ] as const) {
    await tab(name).click()
    await card(title).getByRole('table').waitFor()
  }
  await tab('Backlog').click()
  await card('What is open, and what comes back').getByRole('row', { name: /^All/ }).getByRole('link').first().click()
  await page.getByRole('heading', { name: 'Conversations' }).waitFor()
})
