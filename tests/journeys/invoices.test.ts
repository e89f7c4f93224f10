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
})

const lines = [
  { productName: 'Hafen Blend, 1 kg', quantity: 12, unitPrice: 2490, taxRate: 7, discountPercent: 10 },
  { productName: 'Grinder service', quantity: 1, unitPrice: 12900, taxRate: 19 },
]

test('an accepted quote is an order, which moves along by a press and is invoiced whole', async () => {
  const company = (await ask('POST', '/api/v1/companies', { name: 'Café Lumen' })) as { id: string }
  const draft = { title: 'Second counter', currency: 'EUR', companyId: company.id, lines }
  const quote = (await ask('POST', '/api/v1/quotes', draft)) as { id: string }
  await ask('POST', `/api/v1/quotes/${quote.id}/sendings`, {})
  const answer = { answer: 'accepted', name: 'Sofia Marchetti' }
  const { orderId } = (await ask('PUT', `/api/v1/quotes/${quote.id}/answer`, answer)) as { orderId: string }
  await page.goto(`${address}/orders/${orderId}`)
  await page.getByRole('button', { name: 'Set to Confirmed' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Set to Shipped' }).waitFor()
  await page.getByRole('button', { name: 'Other status' }).click()
  expect(await page.getByRole('menuitem', { name: 'Returned' }).isDisabled()).toBe(true)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Invoice this order' }).click()
  await page.waitForURL(/\/invoices\//)
  await page.getByText('A draft: it gets its number when you issue it.').waitFor()
  expect(await violationsEverywhere(page)).toEqual([])
  await page.setViewportSize({ width: 1440, height: 900 })
})

test('it is issued, read by the customer, paid in part, and paid', async () => {
  await page.getByRole('button', { name: 'Issue', exact: true }).click()
  await page.getByRole('heading', { name: /^INV-\d{4}-0001/ }).waitFor()
  // 268.92 + 7 % and 129.00 + 19 %
  await page.getByText(/€441\.25 to be paid by/).waitFor()
  const bill = String(await page.getByRole('link', { name: 'Page', exact: true }).getAttribute('href'))
  const customer = await aPage()
  await customer.goto(address + new URL(bill).pathname)
  await customer.getByText('€441.25').first().waitFor()
  expect(await seriousViolations(customer)).toEqual([])
  await customer.setViewportSize({ width: 390, height: 844 })
  expect(await customer.evaluate('document.documentElement.scrollWidth')).toBe(390)
  const paper = await customer.request.get(`${address}${new URL(bill).pathname}/pdf`)
  expect([paper.status(), paper.headers()['content-type']]).toEqual([200, 'application/pdf'])

  const record = async (amount?: string) => {
    await page.getByRole('button', { name: 'Record payment' }).click()
    const dialog = page.getByRole('dialog')
    if (amount) await dialog.getByLabel('Amount').fill(amount)
    if (amount) await dialog.getByText('€341.25 is still owed after it.').waitFor()
    await dialog.getByRole('button', { name: 'Record', exact: true }).click()
    await dialog.waitFor({ state: 'hidden' })
  }
  await record('100')
  await page.getByText(/€341\.25 to be paid by/).waitFor()
  await record()
  await page.getByText(/^Paid in full on/).waitFor()
  await customer.reload()
  await customer.getByText('Paid. Thank you.').waitFor()
  expect(await violationsEverywhere(page)).toEqual([])
})

test('what is owed stands on the page of the company, and in the list', async () => {
  await page.setViewportSize({ width: 1440, height: 900 })
  const { items } = (await ask('GET', '/api/v1/invoices')) as { items: { companyId: string }[] }
  await page.goto(`${address}/companies/${items[0]?.companyId}`)
  await page.getByText('Nothing is owed. €441.25 invoiced so far.').waitFor()
  await page.goto(`${address}/invoices`)
  await page
    .getByText(/INV-\d{4}-0001/)
    .first()
    .waitFor()
  expect(await violationsEverywhere(page)).toEqual([])
})
