import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { seriousViolations } from '#tests/support/browser-page'
import { aRunningProgram } from '#tests/support/running-program'
import { type AsksWithin, aSignedUpPage } from '#tests/support/signed-up'

let page: Page
let ask: AsksWithin
let address: string

const contact = (draft: object) => ask('POST', '/api/v1/contacts', draft)

beforeAll(async () => {
  address = await aRunningProgram()
  ;({ page, ask } = await aSignedUpPage(address))
  await contact({ firstName: 'Johanna', lastName: 'Petersen', phones: ['+494841773201'], jobTitle: 'Buyer' })
  await contact({ firstName: 'J.', lastName: 'Petersen', phones: ['+494841773201'], emails: ['jp@petersen.example'] })
  await contact({ firstName: 'ELIF', lastName: 'KAYA' })
})

test('a pair is found, looked at side by side, merged by another choice than the proposed one, and split again', async () => {
  await page.goto(`${address}/duplicates`)
  await page.getByRole('heading', { name: 'Same person?' }).waitFor()
  expect(await seriousViolations(page)).toEqual([])
  await page.getByRole('radio', { name: 'First name, J. Petersen' }).check()
  await page.getByText('Your choice').waitFor()
  await page.getByRole('button', { name: 'why?' }).click()
  await page.getByText('same phone', { exact: true }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Merge and next' }).click()
  await page.getByText('Merged into').waitFor()
  await page.getByRole('heading', { name: 'No duplicates wait' }).waitFor()
  await page.getByRole('link', { name: 'Merged', exact: true }).click()
  await page.getByText('with J. Petersen').or(page.getByText('with Johanna Petersen')).waitFor()
  expect(await seriousViolations(page)).toEqual([])
  const { items } = await ask('GET', '/api/v1/contacts')
  expect(items).toHaveLength(2)
  await page.getByRole('button', { name: 'Split again' }).click()
  await page.getByText('They are separate again.').waitFor()
  expect((await ask('GET', '/api/v1/contacts')).items).toHaveLength(3)
})

test('whoever types somebody who is here already is told so', async () => {
  await page.goto(`${address}/contacts?new=true`)
  await page.getByRole('dialog', { name: 'New contact' }).waitFor()
  await page.getByLabel('First name').fill('Johanna')
  await page.getByLabel('Last name').fill('Petersen')
  await page.getByText('may be').first().waitFor()
  await page.getByRole('dialog').getByRole('link', { name: 'Johanna Petersen' }).waitFor()
})

test('the quality page says what to mend, opens the records, and mends names after showing how', async () => {
  await page.goto(`${address}/quality`)
  await page.getByRole('button', { name: 'Measure now' }).click()
  await page.getByRole('heading', { name: 'What to mend first' }).waitFor()
  expect(await seriousViolations(page)).toEqual([])
  await page.getByRole('button', { name: 'Mend names' }).click()
  const dialog = page.getByRole('dialog', { name: 'Mend names' })
  await dialog.getByText('Names in capitals or small letters').waitFor()
  expect(await seriousViolations(page)).toEqual([])
  await dialog.getByRole('button', { name: /^Mend \d/ }).click()
  await page.getByText(/contacts? mended/).waitFor()
  await page.getByRole('link', { name: 'Neither email nor phone' }).click()
  await page.getByText('Elif Kaya').waitFor()
})
