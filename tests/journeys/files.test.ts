import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { readRows } from '#platform/imports/file/read-rows'
import { inspectWorkbook } from '#platform/imports/file/workbook/inspect-workbook'
import { root } from '#platform/root'
import { aFolder } from '#tests/support/a-folder'
import { aPage, seriousViolations } from '#tests/support/browser-page'
import { aRunningProgram } from '#tests/support/running-program'
import { password } from '#tests/support/visitor'
import { aWorkbook, sheetXml } from '#tests/support/workbooks'

let page: Page
let address: string

beforeAll(async () => {
  address = await aRunningProgram()
  page = await aPage()
})

const button = (name: string | RegExp) => page.getByRole('button', { name })
const heading = (name: string | RegExp) => page.getByRole('heading', { name })

test('a workbook comes in with a field made for it, a HubSpot export without a question, and the list goes out again', async () => {
  await page.goto(address)
  await page.getByLabel('Name of the business').fill('Hafen Kaffee')
  await page.getByLabel('Your name').fill('Mara Lindt')
  await page.getByLabel('Email').fill('mara@hafen.example')
  await page.getByLabel('Password', { exact: true }).fill(password)
  await button('Start').click()
  await page.getByRole('link', { name: 'Contacts' }).first().waitFor()

  const people = Array.from({ length: 9 }, (_, at) => [
    `p${at}@hafen.example`,
    `Ina ${at}`,
    ['Gold', 'Silver'][at % 2] ?? '',
  ])
  const buffer = await aWorkbook([
    { name: 'Cover', rows: sheetXml([['Our customers']]) },
    { name: 'People', rows: sheetXml([['Email', 'First name', 'Tier'], ...people]) },
  ])
  await page.goto(`${address}/imports/new?object=contacts`)
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'people.xlsx', mimeType: 'application/octet-stream', buffer })
  await page.getByRole('combobox', { name: 'Sheet' }).click()
  await page.getByRole('option', { name: 'People' }).click()
  await page.getByRole('cell', { name: 'p8@hafen.example' }).waitFor()
  expect(await seriousViolations(page)).toEqual([])
  await button('Continue').click()
  await button('New field “Tier”: choice of 2').click()
  await button('Tier goes to: Tier. Change').waitFor()
  expect(await seriousViolations(page)).toEqual([])
  await button('Continue').click()
  await page.getByText('9 of 9 rows ready').waitFor()
  await button('Continue').click()
  await button('Import 9 rows').click()
  await heading('9 contacts brought in').waitFor()

  await page.goto(`${address}/imports/new?object=companies`)
  const hubspot = path.join(root, 'tests/fixtures/exports-of-others/hubspot-contacts.en.csv')
  await page.locator('input[type=file]').setInputFiles(hubspot)
  await button('Continue').click()
  await page.getByText('This looks like an export of HubSpot, with Contacts in it.').waitFor()
  await button('Import as Contacts').click()
  await page.getByText('This looks like an export of HubSpot. Its columns are placed already.').waitFor()
  await button('Continue').click()
  await page.getByText('2 of 2 rows ready').waitFor()
  await button('Continue').click()
  await button('Import 2 rows').click()
  await heading('2 contacts brought in').waitFor()

  await page.goto(`${address}/contacts?q=ina`)
  await page.getByRole('gridcell', { name: 'Ina 0' }).first().waitFor()
  await button('More').first().click()
  await page.getByRole('menuitem', { name: 'Export' }).click()
  await heading('Export 9 contacts').waitFor()
  expect(await seriousViolations(page)).toEqual([])
  await page.getByRole('radio', { name: /^All \d+ fields/ }).check()
  await button('Export').click()
  const link = page.getByRole('link', { name: /^Download Contacts-/ })
  await link.waitFor()
  expect(await seriousViolations(page)).toEqual([])
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
  const file = path.join(aFolder(), 'contacts.xlsx')
  await download.saveAs(file)
  const shape = await inspectWorkbook(file)
  const rows = []
  for await (const chunk of readRows(file, shape)) rows.push(...chunk)
  const tier = shape.columns.findIndex(({ header }) => header === 'Tier')
  expect(rows.map(({ cells }) => cells[tier]).sort()).toEqual([...Array(5).fill('Gold'), ...Array(4).fill('Silver')])
  expect((await readFile(file)).subarray(0, 2).toString()).toBe('PK')

  await page.goto(`${address}/settings/export`)
  await button('Export everything').click()
  await page.getByRole('link', { name: /^Download Hafen Kaffee .*kith\.zip/ }).waitFor()
})
