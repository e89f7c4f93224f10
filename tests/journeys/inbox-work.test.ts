import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { aRunningProgram } from '#tests/support/running-program'
import { type AsksWithin, aSignedUpPage, violationsEverywhere } from '#tests/support/signed-up'

let page: Page
let ask: AsksWithin
let address: string
const ids: Record<string, string> = {}

const arrives = async (key: string, subject: string, text: string) => {
  const message = {
    sourceKey: key,
    messageKey: `${key} ${text}`,
    name: 'Carlos Ibanez',
    email: 'carlos@posteo.example',
  }
  const { conversationId } = await ask('POST', '/api/v1/arrivals', { ...message, subject, text })
  ids[key] = String(conversationId)
}

beforeAll(async () => {
  address = await aRunningProgram()
  ;({ page, ask } = await aSignedUpPage(address))
  await arrives('torn', 'Box arrived torn again', 'Two bags are open.')
  await arrives('picture', 'Picture', 'Here is the picture.')
  await ask('POST', '/api/v1/canned-replies', {
    ...{ shortcut: 'thanks', name: 'Thank you' },
    body: 'Hello {{contact.firstName | "there"}}, we look into it. {{sender.name}}',
  })
  await ask('POST', '/api/v1/sla-policies', {
    name: 'All',
    targets: { normal: { firstResponse: 60, resolution: 480 } },
  })
})

const thread = () => page.getByRole('region', { name: 'Conversation' })
const open = async (key: string) => {
  await page.goto(`${address}/inbox/${ids[key]}?box=all`)
  await thread().getByRole('log').waitFor()
}

test('a conversation becomes a ticket by a key; its page shows what was said and answers it', async () => {
  await open('torn')
  await page.getByRole('button', { name: 'Make a ticket' }).waitFor()
  await page.keyboard.press('Alt+t')
  const drawer = page.getByRole('dialog', { name: 'Make a ticket' })
  await drawer.getByRole('textbox', { name: 'Subject' }).fill('Torn boxes')
  await drawer.getByRole('button', { name: 'Make a ticket' }).click()
  await thread()
    .getByText(/made ticket 1001 of it/)
    .waitFor()
  await page.getByRole('link', { name: /1001 Torn boxes/ }).click()
  const said = page.getByRole('region', { name: 'Conversations about it' })
  await said.getByText('Two bags are open.').waitFor()
  await said.getByLabel('Answer the customer').fill('A new box leaves today.')
  await page.keyboard.press('Control+Enter')
  await said.getByRole('listitem').filter({ hasText: 'A new box leaves today.' }).waitFor()
  expect(await violationsEverywhere(page)).toEqual([])
})

test('a slash gives a canned reply with its variables filled in', async () => {
  await open('picture')
  const field = thread().getByLabel('Write to Carlos Ibanez')
  await field.pressSequentially('/tha')
  await page.getByRole('option', { name: /thanks/ }).waitFor()
  await page.keyboard.press('Enter')
  await expect.poll(() => field.inputValue(), { timeout: 30_000 }).toBe('Hello there, we look into it. Mara Lindt')
  await field.fill('')
})

test('another conversation becomes part of this one and is parted again; a message becomes a conversation of its own', async () => {
  await open('torn')
  await expect
    .poll(() => ask('GET', `/api/v1/conversations/${ids.torn}/thread`).then(leaves), { timeout: 30_000 })
    .toBe(0)
  await page.keyboard.press('Alt+g')
  const dialog = page.getByRole('dialog', { name: 'Merge with another conversation' })
  await dialog.getByLabel('Which one').fill('Picture')
  await dialog.getByRole('button', { name: /Picture/ }).click()
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click()
  await thread().getByText('Here is the picture.').waitFor()
  await open('picture')
  await thread()
    .getByRole('link', { name: /Goes on in/ })
    .waitFor()
  await open('torn')
  await thread().getByRole('button', { name: 'Undo' }).click()
  await thread()
    .getByText(/undid it with/)
    .waitFor()
  await thread().getByText('Here is the picture.').waitFor({ state: 'detached' })
  await arrives('torn', '', 'And the invoice is wrong.')
  const last = thread().getByRole('article').filter({ hasText: 'And the invoice is wrong.' })
  await last.getByRole('button', { name: 'Make a conversation of its own from here on' }).click()
  await thread()
    .getByText(/parted it from/)
    .waitFor()
  await thread().getByText('Two bags are open.').waitFor({ state: 'detached' })
})

const leaves = ({ messages }: Record<string, unknown>) =>
  (messages as { delivery: string | null }[]).filter(({ delivery }) => delivery === 'queued').length

test('a macro is made in the settings and run on several that are chosen', async () => {
  await page.goto(`${address}/settings/replies`)
  await page.getByRole('button', { name: 'New macro' }).click()
  const drawer = page.getByRole('dialog', { name: 'New macro' })
  await drawer.getByLabel('Name').fill('Later')
  await drawer.getByRole('button', { name: 'Add an action' }).click()
  await page.getByRole('menuitem', { name: 'Set aside, hours' }).click()
  await drawer.getByRole('button', { name: 'Save' }).click()
  await page.getByText('set aside for 24 hours').waitFor()
  expect(await violationsEverywhere(page)).toEqual([])
  await page.goto(`${address}/inbox?box=all`)
  const boxes = page.getByRole('checkbox', { name: /Choose Carlos/ })
  await boxes.nth(1).waitFor()
  await boxes.nth(0).check()
  await boxes.nth(1).check()
  await page.getByRole('toolbar').getByRole('button', { name: 'Run a macro' }).click()
  await page.getByRole('menuitem', { name: 'Later' }).click()
  await expect
    .poll(() => ask('GET', '/api/v1/inbox?box=all&state=snoozed').then(({ items }) => (items as []).length), {
      timeout: 30_000,
    })
    .toBe(2)
})
