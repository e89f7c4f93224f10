import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { aPage, seriousViolations } from '#tests/support/browser-page'
import { aRunningProgram } from '#tests/support/running-program'
import { type AsksWithin, aSignedUpPage, violationsEverywhere } from '#tests/support/signed-up'

let page: Page
let ask: AsksWithin
let address: string

beforeAll(async () => {
  address = await aRunningProgram()
  ;({ page, ask } = await aSignedUpPage(address))
  await ask('POST', '/api/v1/products', { name: 'Hafen Blend, 1 kg', price: 2490, currency: 'EUR', taxRate: 7 })
  await ask('POST', '/api/v1/products', { name: 'Grinder service', price: 12900, currency: 'EUR', taxRate: 19 })
  await ask('POST', '/api/v1/companies', { name: 'Café Lumen' })
})

let offer = ''

test('a quote of mixed taxes and discounts is written by keyboard, its total live, and sent', async () => {
  await page.goto(`${address}/quotes?new=true`)
  const form = page.getByRole('dialog')
  await form.getByLabel('Subject').fill('Second counter')
  const product = (at: number) => form.getByLabel('Product', { exact: true }).nth(at)
  await product(0).fill('Hafen')
  await page.getByRole('option', { name: 'Hafen Blend, 1 kg' }).click()
  await form.getByRole('textbox', { name: 'Quantity' }).fill('12')
  await form.getByRole('textbox', { name: 'Discount', exact: true }).fill('10 %')
  await page.keyboard.press('Enter')
  await product(1).fill('Grinder')
  await page.getByRole('option', { name: 'Grinder service' }).click()
  // 268.92 + 7 % and 129.00 + 19 %
  await form.getByText('€441.25').waitFor()
  await form.getByRole('button', { name: 'Create', exact: true }).click()
  await page.getByText('Second counter').first().click()
  await page.getByRole('button', { name: 'Send' }).waitFor()
  expect(await violationsEverywhere(page)).toEqual([])
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.getByRole('button', { name: 'Send' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Make the link' }).click()
  await page.getByText('Sent, not read yet.').waitFor()
  offer = String(await page.getByRole('link', { name: 'Page' }).getAttribute('href'))
})

test('the customer reads and accepts it without an account; it is an order of the same total then', async () => {
  const customer = await aPage()
  await customer.goto(address + new URL(offer).pathname)
  await customer.getByText('€441.25').first().waitFor()
  expect(await seriousViolations(customer)).toEqual([])
  await customer.setViewportSize({ width: 390, height: 844 })
  expect(await customer.evaluate('document.documentElement.scrollWidth')).toBe(390)
  await customer.locator('form.accept').getByLabel('Your name').fill('Sofia Marchetti')
  await customer.getByRole('checkbox').check()
  await customer.getByRole('button', { name: 'Accept', exact: true }).click()
  await customer.getByText('Accepted by Sofia Marchetti').waitFor()
  const paper = await customer.request.get(`${address}${new URL(offer).pathname}/pdf`)
  expect([paper.status(), paper.headers()['content-type']]).toEqual([200, 'application/pdf'])
  await page.getByRole('link', { name: 'See the order' }).click()
  await page.waitForURL(/\/orders\//)
  await page.getByRole('heading', { name: /^Q-\d{4}-0001$/ }).waitFor()
  await page.getByText('€441.25').first().waitFor()
  const { items } = (await ask('GET', '/api/v1/orders')) as { items: { total: number; status: string }[] }
  expect(items.map(({ total, status }) => [total, status])).toEqual([[44_125, 'placed']])
})
