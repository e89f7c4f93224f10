import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { aRunningProgram } from '#tests/support/running-program'
import { type AsksWithin, aSignedUpPage, violationsEverywhere } from '#tests/support/signed-up'

let page: Page
let ask: AsksWithin
let address: string

const arrival = (name: string, subject: string, text: string) => ({
  ...{ sourceKey: subject, messageKey: subject, name, email: `${name.split(' ')[0]?.toLowerCase()}@posteo.example` },
  ...{ subject, text },
})

beforeAll(async () => {
  address = await aRunningProgram()
  ;({ page, ask } = await aSignedUpPage(address))
  await ask('POST', '/api/v1/arrivals', arrival('Carlos Ibanez', 'Box arrived torn again', 'Two bags are open.'))
  await ask('POST', '/api/v1/arrivals', arrival('Yuki Tanaka', 'Pause my subscription', 'I am away in December.'))
})

/** The label of what has the focus right after Alt and a key. */
const focusedBy = (on: Page, code: string) =>
  on.evaluate((key) => {
    window.dispatchEvent(new KeyboardEvent('keydown', { code: key, key: key.slice(3).toLowerCase(), altKey: true }))
    return document.activeElement?.getAttribute('aria-label')
  }, code)

const lines = () => page.getByRole('region', { name: 'Inbox' }).getByRole('listitem')

test('what nobody has is taken by whoever answers, and the answer can be taken back', async () => {
  await page.goto(`${address}/inbox?box=unassigned`)
  await lines().nth(1).waitFor()
  await page.getByRole('link', { name: /Carlos Ibanez/ }).click()
  const thread = page.getByRole('region', { name: 'Conversation' })
  await thread.getByText('Two bags are open.').waitFor()
  await thread.getByLabel('Write to Carlos Ibanez').fill('A new box leaves today.')
  await page.keyboard.press('Control+Enter')
  await thread.getByRole('button', { name: 'Take back' }).click()
  await expect
    .poll(() => thread.getByLabel('Write to Carlos Ibanez').inputValue(), { timeout: 30_000 })
    .toBe('A new box leaves today.')
  // The cursor is there before anything is painted: a key that follows at once finds it.
  expect(await focusedBy(page, 'KeyL')).toBe('Write to Carlos Ibanez')
  await page.keyboard.press('Control+Enter')
  await thread.getByRole('article').filter({ hasText: 'A new box leaves today.' }).waitFor()
  await page.goto(`${address}/inbox`)
  await lines().filter({ hasText: 'You: A new box leaves today.' }).waitFor()
})

test('a note, an assignment, setting aside and resolving by keyboard stand in the thread', async () => {
  await page.goto(`${address}/inbox?box=all`)
  await page.getByRole('link', { name: /Carlos Ibanez/ }).click()
  await page.getByLabel('Write to Carlos Ibanez').waitFor()
  await page.keyboard.press('Alt+p')
  await page.getByLabel('Only colleagues read this; @ names one').fill('Packing station 2 again.')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('article', { name: 'Private note' }).getByText('Packing station 2 again.').waitFor()
  await page.keyboard.press('Alt+e')
  await page.getByText('resolved it').waitFor()
  await page.getByRole('button', { name: 'Reopen' }).click()
  await page.getByRole('button', { name: 'Resolve' }).waitFor()
  await page.keyboard.press('Alt+m')
  await page.getByRole('menuitem', { name: /Tomorrow morning/ }).click()
  await page.getByText(/set it aside until/).waitFor()
})

test('the inbox is usable by everybody: wide, dark and on a phone', async () => {
  await page.goto(`${address}/inbox?box=all`)
  await page.getByRole('link', { name: /Yuki Tanaka/ }).click()
  await page.getByText('I am away in December.').last().waitFor()
  expect(await violationsEverywhere(page)).toEqual([])
})
