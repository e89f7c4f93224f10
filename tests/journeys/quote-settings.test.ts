import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { aRunningProgram } from '#tests/support/running-program'
import { type AsksWithin, aSignedUpPage, violationsEverywhere } from '#tests/support/signed-up'

let page: Page
let ask: AsksWithin
let address: string

beforeAll(async () => {
  address = await aRunningProgram()
  ;({ page, ask } = await aSignedUpPage(address))
})

test('the foot, the colour and the limit of quotes are set beside the page they make', async () => {
  await page.goto(`${address}/settings/quotes`)
  await page.getByLabel('Foot of page and PDF').fill('Local court of Hamburg')
  await page.frameLocator('iframe').getByText('Local court of Hamburg').waitFor()
  await page.getByLabel('Numbers begin with').fill('AN')
  await page
    .frameLocator('iframe')
    .getByText(/AN-\d{4}-0042/)
    .first()
    .waitFor()
  await page.getByLabel('Without asking, up to').fill('15')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('Quotes look and begin like this from now on.').waitFor()
  expect(await ask('GET', '/api/v1/quote-settings')).toMatchObject({
    discountLimit: 15,
    footer: 'Local court of Hamburg',
  })
  expect(await violationsEverywhere(page)).toEqual([])
  await page.setViewportSize({ width: 1440, height: 900 })
})

test('a quote that gives away more is sent once somebody has approved it', async () => {
  const made = (await ask('POST', '/api/v1/api-keys', { name: 'Seller', scopes: ['write'] })) as { key: string }
  const asSeller = async (path: string, body: object) => {
    const headers = { authorization: `Bearer ${made.key}`, 'content-type': 'application/json' }
    const answer = await fetch(`${address}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    return { status: answer.status, body: (await answer.json()) as { id: string; code?: string } }
  }
  const lines = [{ productName: 'Blend', quantity: 12, unitPrice: 2490, discountPercent: 20 }]
  const { body: quote } = await asSeller('/quotes', { title: 'Second counter', currency: 'EUR', lines })
  expect((await asSeller(`/quotes/${quote.id}/sendings`, {})).body.code).toBe('quote_needs_approval')
  await asSeller(`/quotes/${quote.id}/approval-requests`, { note: 'Twice as much from spring' })
  await page.goto(`${address}/quotes/${quote.id}`)
  await page.getByText('may give away 20 %').waitFor()
  await page.getByText('Twice as much from spring').first().waitFor()
  expect(await violationsEverywhere(page)).toEqual([])
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.getByRole('button', { name: 'Approve', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('A word to whoever asked').fill('For once')
  await dialog.getByRole('button', { name: 'Approve', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText('approved 20 %').waitFor()
  expect((await asSeller(`/quotes/${quote.id}/sendings`, {})).status).toBe(200)
})
