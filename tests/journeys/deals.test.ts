import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { seriousViolations } from '#tests/support/browser-page'
import { aRunningProgram } from '#tests/support/running-program'
import { type AsksWithin, aSignedUpPage, violationsEverywhere } from '#tests/support/signed-up'

let page: Page
let ask: AsksWithin
let address: string

beforeAll(async () => {
  address = await aRunningProgram()
  ;({ page, ask } = await aSignedUpPage(address, { timeZone: 'Europe/Berlin', defaultCountry: 'DE' }))
  await page.emulateMedia({ reducedMotion: 'reduce' })
  for (const [name, amount] of [
    ['House espresso, 40 kg', 2_160_000],
    ['Grinder lease', 228_000],
  ])
    await ask('POST', '/api/v1/deals', { name, amount, currency: 'EUR' })
})

const column = (name: RegExp) => page.getByRole('region', { name })
const dialog = () => page.getByRole('dialog')

test('deals open as a board with what they come to; a card goes on by keyboard, and its column adds up', async () => {
  await page.goto(`${address}/deals`)
  await column(/^Enquiry, 2/).waitFor({ timeout: 60_000 })
  await page.getByText('10% likely').waitFor()
  await page.getByText('€23,880').first().waitFor()
  const card = page.getByRole('link', { name: 'House espresso, 40 kg' })
  await card.focus()
  await page.keyboard.press('Shift+ArrowRight')
  await column(/^Qualified, 1/).waitFor()
  await column(/^Qualified/)
    .getByText('€5,400')
    .waitFor()
  expect(await violationsEverywhere(page)).toEqual([])
})

test('a stage asks for what it wants before a deal comes in', async () => {
  await page.goto(`${address}/settings/pipelines`)
  await page.getByRole('button', { name: 'Change Sales' }).click()
  await dialog().getByLabel('Wanted before a deal comes here').nth(2).click()
  await page.getByRole('option', { name: 'Expected close' }).click()
  await page.keyboard.press('Escape')
  expect(await seriousViolations(page)).toEqual([])
  await dialog().getByRole('button', { name: 'Save' }).click()
  await page.getByText('wants one field').waitFor()

  await page.goto(`${address}/deals`)
  const card = page.getByRole('link', { name: 'House espresso, 40 kg' })
  await card.focus()
  await page.keyboard.press('Shift+ArrowRight')
  await dialog().getByRole('heading', { name: 'Before “Quote sent”' }).waitFor()
  await dialog().getByLabel('Expected close').fill('2027-01-15')
  expect(await seriousViolations(page)).toEqual([])
  await dialog().getByRole('button', { name: 'Save and move' }).click()
  await column(/^Quote sent, 1/).waitFor()
})

test('a deal is lost with a reason, opened again, and won; its page tells how long it stood where', async () => {
  await page.goto(`${address}/deals`)
  await page.getByRole('link', { name: 'House espresso, 40 kg' }).click()
  await page.getByRole('button', { name: 'Lost' }).click()
  await dialog().getByLabel('Why was it lost?').click()
  await page.getByRole('option', { name: 'Price' }).click()
  await dialog().getByRole('button', { name: 'Lost' }).click()
  await page.getByText(/^Lost on .* · Price$/).waitFor()
  await page.getByRole('button', { name: 'Reopen' }).click()
  await page.getByRole('button', { name: 'Won' }).click()
  await dialog().getByRole('button', { name: 'Won' }).click()
  await page.getByText(/^Won on/).waitFor()
  expect(await violationsEverywhere(page)).toEqual([])
  await page.goto(`${address}/deals`)
  await page.getByRole('link', { name: /^Won · 1$/ }).waitFor()
})

test('a call written on a deal is its last touch', async () => {
  const { id } = await ask('POST', '/api/v1/deals', { name: 'Filter line', currency: 'EUR' })
  await page.goto(`${address}/deals/${id}`)
  await page.getByText(/^No touch since it came here/).waitFor()
  await page.getByRole('tab', { name: 'Call' }).click()
  await page
    .getByRole('textbox', { name: /said|call/i })
    .first()
    .fill('They taste on Tuesday')
  await page.keyboard.press('Control+Enter')
  await page.getByText('They taste on Tuesday').first().waitFor()
  await page.reload()
  await page.getByText(/^Last touch: They taste on Tuesday/).waitFor()
})

test('deals in another currency come to one sum once there is a rate', async () => {
  await ask('POST', '/api/v1/deals', { name: 'Beans for Boston', amount: 100_000, currency: 'USD' })
  await page.goto(`${address}/settings/exchange-rates`)
  await page.getByText('No rates yet.').waitFor()
  await page.getByRole('button', { name: 'Add a rate' }).click()
  await dialog().getByRole('combobox', { name: 'Currency' }).click()
  await page.keyboard.type('USD')
  await page.getByRole('option', { name: /^USD/ }).click()
  await dialog().getByLabel('Day').fill('2026-01-05')
  await dialog().getByLabel('One USD in EUR').fill('0.5')
  expect(await seriousViolations(page)).toEqual([])
  await dialog().getByRole('button', { name: 'Save' }).click()
  await page.getByText('1 USD = 0.500 EUR').waitFor()
  await page.locator('input[type=file]').setInputFiles({
    name: 'eurofxref.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('Date, USD, CHF, \n20 November 2026, 1.25, 0.9312, \n'),
  })
  await page.getByText('1 USD = 0.800 EUR').waitFor()
  expect(await violationsEverywhere(page)).toEqual([])
  await page.goto(`${address}/deals`)
  await page.getByText('Total ≈').waitFor()
})
