import { randomUUID } from 'node:crypto'
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
  ;({ page, ask } = await aSignedUpPage(address))
})

const drawer = () => page.getByRole('dialog')

test('a rule is made that labels what comes in and answers it; the thread says which rule did it', async () => {
  await page.goto(`${address}/settings/automation`)
  await page.getByText('No rules yet').waitFor()
  expect(await violationsEverywhere(page)).toEqual([])
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.getByRole('button', { name: 'New rule' }).click()
  await drawer().getByRole('textbox', { name: 'Name' }).fill('Torn parcels')
  await drawer().getByRole('combobox', { name: 'When' }).click()
  await page.getByRole('option', { name: 'The customer writes' }).click()
  for (const act of ['Label', 'Answer the customer']) {
    await drawer().getByRole('button', { name: 'Add', exact: true }).click()
    await page.getByRole('menuitem', { name: act, exact: true }).click()
  }
  await drawer().getByRole('combobox', { name: 'Add labels' }).fill('parcel')
  await page.keyboard.press('Enter')
  await drawer().getByRole('textbox', { name: 'Answer the customer' }).fill('We look into it, {{contact.shoe}}.')
  await drawer().locator('[aria-busy="false"]').waitFor()
  expect(await seriousViolations(page)).toEqual([])
  await drawer().getByRole('button', { name: 'Save' }).click()
  await drawer().getByRole('alert').getByText('{{contact.shoe}} is no variable').waitFor()
  await drawer().getByRole('textbox', { name: 'Answer the customer' }).fill('We look into it.')
  await drawer().getByRole('button', { name: 'Save' }).click()
  await drawer().waitFor({ state: 'detached' })
  await page.getByText('label parcel, answer the customer').waitFor()

  const { conversationId } = await ask('POST', '/api/v1/arrivals', {
    ...{ sourceKey: 'torn', messageKey: randomUUID(), name: 'Carlos Ibanez', email: 'carlos@posteo.example' },
    ...{ subject: 'Box arrived torn', text: 'Two bags are open.' },
  })
  await page.goto(`${address}/inbox/${conversationId}?box=all`)
  const thread = page.getByRole('region', { name: 'Conversation' })
  await thread.getByText('We look into it.').waitFor()
  await thread.getByText('followed the rule “Torn parcels”').waitFor()
})

test('what a rule did stands with its record; a record shows beforehand what rules would make of it', async () => {
  await page.goto(`${address}/settings/automation`)
  await page.getByRole('button', { name: 'More about “Torn parcels”' }).click()
  await page.getByRole('menuitem', { name: 'What it did' }).click()
  await drawer()
    .getByRole('link', { name: /Box arrived torn/ })
    .waitFor()
  await drawer().getByText('Label, Answer the customer').waitFor()
  expect(await seriousViolations(page)).toEqual([])
  await page.keyboard.press('Escape')
  await drawer().waitFor({ state: 'detached' })
  await page.getByRole('combobox', { name: 'Record' }).fill('torn')
  await page.getByRole('option', { name: /Box arrived torn/ }).click()
  await page.getByText('Torn parcels would act').waitFor()
  await page.getByRole('switch', { name: '“Torn parcels” is on' }).click({ force: true })
  await page.getByRole('switch', { name: '“Torn parcels” is on', checked: false }).waitFor()
})
