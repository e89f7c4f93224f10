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
  const checklist = [{ text: 'Sample sent', done: false }]
  for (const name of ['House espresso, 40 kg', 'Grinder lease'])
    await ask('POST', '/api/v1/deals', { name, amount: 228_000, currency: 'EUR', closeOn: '2020-01-15', checklist })
})

test('deals lie along time, said in words as well; the address says what is shown, keys turn the page', async () => {
  await page.goto(`${address}/deals`)
  await page.getByRole('button', { name: 'Display' }).click({ timeout: 60_000 })
  await page.getByText('Timeline', { exact: true }).click()
  await page.keyboard.press('Escape')
  const row = page.getByRole('row').filter({ hasText: 'Grinder lease' })
  await row.getByText(/^Enquiry from .*; Was expected to close on/).waitFor({ state: 'attached' })
  expect(await violationsEverywhere(page)).toEqual([])
  await page.getByRole('link', { name: 'House espresso, 40 kg' }).focus()
  await page.keyboard.press('ArrowDown')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Grinder lease')
  await page.keyboard.press('p')
  await page.waitForURL(/at=/)
  await page.keyboard.press('t')
  await page.waitForURL((url) => !url.search.includes('at='))
})

test('on the page of a deal a step is ticked, and the deal shared', async () => {
  await page.goto(`${address}/deals?kind=timeline`)
  await page.getByRole('link', { name: 'Grinder lease' }).click({ timeout: 60_000 })
  await page.getByRole('checkbox', { name: 'Sample sent' }).check()
  await page.getByText('1 of 1 done').waitFor()
  await page
    .getByRole('term')
    .filter({ hasText: /^Credit$/ })
    .locator('..')
    .getByRole('button')
    .click()
  await page.getByRole('button', { name: 'Add a person' }).click()
  expect(await seriousViolations(page)).toEqual([])
  await page.getByRole('button', { name: 'Save', exact: true }).first().click()
  await page
    .getByText(/ 100\s?%$/)
    .first()
    .waitFor()
})

test('deals without a decision maker are found by a filter', async () => {
  await page.goto(`${address}/deals?kind=table`)
  await page.getByRole('button', { name: 'Filter', exact: true }).click({ timeout: 60_000 })
  await page.getByText('Has a relation, a role …').click()
  const dialog = page.getByRole('dialog', { name: 'Has a relation' })
  await dialog.getByLabel('Relation').click()
  await page.getByRole('option', { name: 'Decision maker' }).click()
  await dialog.getByText('0 deals').waitFor()
  await dialog.getByLabel('Condition').click()
  await page.getByRole('option', { name: 'has no' }).click()
  await dialog.getByText('2 deals').waitFor()
  expect(await seriousViolations(page)).toEqual([])
})
