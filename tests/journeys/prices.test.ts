import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { aRunningProgram } from '#tests/support/running-program'
import { type AsksWithin, aSignedUpPage, violationsEverywhere } from '#tests/support/signed-up'

let page: Page
let ask: AsksWithin
let address: string
let list: { id: string }

beforeAll(async () => {
  address = await aRunningProgram()
  ;({ page, ask } = await aSignedUpPage(address))
  const product = (await ask('POST', '/api/v1/products', {
    ...{ name: 'Hafen Blend, 1 kg', price: 2490, currency: 'EUR', taxRate: 7 },
  })) as { id: string }
  list = (await ask('POST', '/api/v1/pricelists', { name: 'Cafés', currency: 'EUR' })) as { id: string }
  const price = { productId: product.id, pricelistId: list.id }
  await ask('POST', '/api/v1/prices', { ...price, price: 2290 })
  await ask('POST', '/api/v1/companies', { name: 'Café Lumen', pricelistId: list.id })
})

test('a price from a quantity on is added on the page of its list', async () => {
  await page.goto(`${address}/pricelists/${list.id}`)
  await page.getByRole('button', { name: 'New price', exact: true }).click()
  const form = page.getByRole('dialog')
  await form
    .getByLabel(/^Product/)
    .first()
    .fill('Hafen')
  await page.getByRole('option', { name: 'Hafen Blend, 1 kg' }).click()
  await form.getByLabel(/^From quantity/).fill('12')
  await form.getByLabel(/^Price( \*)?$/).fill('19.90')
  await form.getByRole('button', { name: 'Create', exact: true }).click()
  await form.waitFor({ state: 'detached' })
  await page.getByRole('cell', { name: '€19.90' }).waitFor()
  await page.getByText('Café Lumen').waitFor()
  expect(await violationsEverywhere(page)).toEqual([])
  await page.setViewportSize({ width: 1440, height: 900 })
})

test('a line takes the price of the list by its quantity and says so; one set by hand stays until the list is taken', async () => {
  await page.goto(`${address}/quotes?new=true`)
  const form = page.getByRole('dialog')
  await form.getByLabel('Subject').fill('Second counter')
  await form.getByLabel('Company').fill('Lumen')
  await page.getByRole('option', { name: 'Café Lumen' }).click()
  await form.getByLabel('Product', { exact: true }).fill('Hafen')
  await page.getByRole('option', { name: 'Hafen Blend, 1 kg' }).click()
  await form.getByText('Cafés', { exact: true }).waitFor()
  const price = form.getByRole('textbox', { name: 'Price', exact: true })
  const quantity = form.getByRole('textbox', { name: 'Quantity' })
  expect(await price.inputValue()).toBe('22.90')
  await quantity.fill('12')
  await form.getByText('Cafés, from 12').waitFor()
  expect(await price.inputValue()).toBe('19.90')
  await price.focus()
  await page.waitForFunction(() => document.getSelection()?.toString() === '19.9')
  await page.keyboard.type('18')
  await quantity.fill('3')
  await form.getByText('Set by hand. Cafés: €22.90').waitFor()
  expect(await price.inputValue()).toBe('18.00')
  await form.getByRole('button', { name: 'Take €22.90' }).click()
  expect(await price.inputValue()).toBe('22.90')
  await form.getByRole('button', { name: 'Create', exact: true }).click()
  await form.waitFor({ state: 'detached' })
  const { items } = (await ask('GET', '/api/v1/quotes')) as { items: { lines: object[] }[] }
  expect(items[0]?.lines[0]).toMatchObject({ unitPrice: 2290, priceFrom: 'list', pricelist: 'Cafés', quantity: 3 })
})
