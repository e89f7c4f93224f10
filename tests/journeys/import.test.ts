import path from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { root } from '#platform/root'
import { aPage, seriousViolations } from '#tests/support/browser-page'
import { aRunningProgram } from '#tests/support/running-program'
import { password } from '#tests/support/visitor'

/** An address book as Gmail exports it: Arnold Smith, Chris Beatle, Doug White. */
const addressBook = path.join(root, 'tests', 'fixtures', 'vcard-ezvcard', 'gmail-list.vcf')

let page: Page
let address: string

beforeAll(async () => {
  address = await aRunningProgram()
  page = await aPage()
})

const button = (name: string | RegExp) => page.getByRole('button', { name })
const heading = (name: string | RegExp) => page.getByRole('heading', { name })

test('from sign-up over a real file to a customer with a note and a task, and all of it taken back', async () => {
  await page.goto(address)
  await page.getByLabel('Name of the business').fill('Hafen Kaffee')
  await page.getByLabel('Your name').fill('Mara Lindt')
  await page.getByLabel('Email').fill('mara@hafen.example')
  await page.getByLabel('Password', { exact: true }).fill(password)
  await button('Start').click()

  await page.getByRole('link', { name: 'Contacts' }).first().click()
  await button(/^Import/)
    .first()
    .click()
  await heading('What is in the file?').waitFor()
  expect(await seriousViolations(page)).toEqual([])
  await page.locator('input[type=file]').setInputFiles(addressBook)
  await page.getByRole('cell', { name: 'chrisy55d@yahoo.com' }).waitFor()
  await button('Continue').click()
  await page.getByText('Contacts with the same email are updated, others are created.').waitFor()
  await button('Continue').click()
  await page.getByRole('gridcell', { name: 'Chris Beatle' }).waitFor()
  await button('Continue').click()
  await button('Import 3 rows').click()
  await heading('3 contacts brought in').waitFor()

  await page.keyboard.press('Control+k')
  await page.keyboard.type('beatle')
  await page.getByRole('option', { name: /Chris Beatle/ }).click()
  await heading('Chris Beatle').waitFor()
  const timeline = page.getByRole('region', { name: 'Timeline' }).or(page.getByLabel('Timeline')).first()
  await page.getByLabel('Write a note').fill('Wants the Saturday tour')
  await button(/^Save/).click()
  await timeline.getByText('Wants the Saturday tour').waitFor()
  await page.getByRole('tab', { name: 'Task' }).click()
  await page.getByLabel('What has to be done').fill('Send the dates of the tour')
  await button(/^Save/).click()
  await timeline.getByText('Send the dates of the tour').first().waitFor()

  await page.goto(`${address}/imports`)
  await button('Take back gmail-list.vcf').click()
  await page.getByText('3 contacts it created go to the trash.').waitFor()
  await button('Take it back').click()
  await page.getByRole('gridcell', { name: 'Taken back' }).waitFor()
  await page.getByRole('link', { name: 'Contacts' }).first().click()
  await heading('Everyone you do business with').waitFor()
})

test('deals of another program: words of its stages are settled once for all rows, outcomes are understood, products known', async () => {
  const rows = ['opportunity_id,product,account,deal_stage,engage_date,close_date,close_value']
  rows.push('A1,Beans,Cancity,Won,2016-10-20,2017-03-01,1054', 'A2,Beans,Isdom,Engaging,2016-11-03,,')
  rows.push('A3,Beans,,Engaging,2016-11-04,,', 'A4,Mill,Isdom,Lost,2016-11-04,2016-12-01,0')
  await page.goto(`${address}/imports/new?object=deals`)
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'pipeline.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\r\n')) })
  await page.getByText('4 rows, 7 columns').waitFor()
  await button('Continue').click()
  await button('deal_stage goes to: Stage. Change').waitFor()
  await page.getByText('new ones are called after their company and product').waitFor()
  await button('Continue').click()
  await heading('Not one of the choices').waitFor()
  await page.getByRole('combobox', { name: 'What is meant by “Engaging”' }).click()
  await page.getByRole('option', { name: 'Negotiation' }).click()
  expect(await seriousViolations(page)).toEqual([])
  await button('Read 1 word so').click()
  await page.getByText('4 of 4 rows ready').waitFor()
  await button('Continue').click()
  await button('Import 4 rows').click()
  await heading('4 deals brought in').waitFor()
  await page.goto(`${address}/deals`)
  await page.getByRole('region', { name: /^Negotiation, 2/ }).waitFor()
  await page.getByRole('link', { name: 'Isdom · Beans' }).click()
  await page.getByRole('region', { name: 'Products' }).getByRole('rowheader', { name: 'Beans' }).waitFor()
  expect(await seriousViolations(page)).toEqual([])
})

test('wrong cells are mended all at once and by hand, without a mouse', async () => {
  const rows = ['Vorname;Nachname;E-Mail;Geburtstag', 'Svenja;Ohlsen;svenja(at)ohlsen.de;08.09.1982']
  rows.push('Marek;Zieliński;marek@palarnia.pl;31.02.1984', 'Grace;Mensah;grace@mensah.de;11.05.1985')
  await page.goto(`${address}/imports/new?object=contacts`)
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'kunden.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\r\n')) })
  await page.getByText('3 rows, 4 columns').waitFor()
  expect(await seriousViolations(page)).toEqual([])
  await button('Continue').click()
  await button('Geburtstag goes to: Birthday. Change').waitFor()
  expect(await seriousViolations(page)).toEqual([])
  await button('Continue').click()

  const grid = page.getByRole('grid')
  await grid.getByText('svenja(at)ohlsen.de').waitFor()
  expect(await seriousViolations(page)).toEqual([])
  await button('Mend 1 row').click()
  await grid.getByText('svenja(at)ohlsen.de').waitFor({ state: 'detached' })
  await grid.getByText('31.02.1984').waitFor()
  await grid.focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('29.02.1984')
  await page.keyboard.press('Enter')
  await page.getByText('3 of 3 rows ready').waitFor()

  await button('Continue').click()
  await page.getByText('3 contacts are created.').waitFor()
  expect(await seriousViolations(page)).toEqual([])
  await button('Import 3 rows').click()
  await heading('3 contacts brought in').waitFor()
  expect(await seriousViolations(page)).toEqual([])
  await page.getByRole('link', { name: '3', exact: true }).click()
  await page.getByRole('gridcell', { name: 'Marek Zieliński' }).waitFor()
})
