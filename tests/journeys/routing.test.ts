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
const queue = () => page.getByRole('list', { name: 'Queue' })
const waiting = (subject: string) => queue().getByRole('link', { name: new RegExp(subject) })

async function arrives(subject: string): Promise<string> {
  const key = randomUUID()
  const { conversationId } = await ask('POST', '/api/v1/arrivals', {
    ...{ sourceKey: key, messageKey: key, name: 'Carlos Ibanez', email: `${key}@posteo.example` },
    ...{ subject, text: 'Two bags are open.' },
  })
  return String(conversationId)
}

test('a rule for conversations is made, and how much each takes is set', async () => {
  await page.goto(`${address}/settings/assignment?object=conversation`)
  await page.getByText('No rules yet').waitFor()
  await page.getByRole('button', { name: 'New rule' }).click()
  await drawer().getByRole('textbox', { name: 'Name' }).fill('Counter')
  await drawer().getByRole('radio', { name: 'Always the same person' }).check()
  await drawer().getByRole('combobox', { name: 'Person' }).click()
  await page.getByRole('option', { name: 'Mara Lindt' }).click()
  await drawer().locator('[aria-busy="false"]').waitFor()
  expect(await seriousViolations(page)).toEqual([])
  await drawer().getByRole('button', { name: 'Save' }).click()
  await drawer().waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Counter', exact: true }).waitFor()
  await page.getByRole('textbox', { name: 'Open conversations at a time' }).fill('1')
  await page.getByRole('switch', { name: /^Who goes offline hands back/ }).click({ force: true })
  const room = page.getByRole('region', { name: 'Room and presence' })
  const saved = page.waitForResponse((answer) => answer.url().endsWith('/routing-settings') && answer.ok())
  await room.getByRole('button', { name: 'Save' }).click()
  await saved
  await room.getByRole('button', { name: 'Save', disabled: true }).waitFor()
})

test('a conversation that comes in is given to whoever has room, and says why; the next waits in the queue, with its reason', async () => {
  const first = await arrives('Box arrived torn')
  await page.goto(`${address}/inbox/${first}?box=all`)
  const thread = page.getByRole('region', { name: 'Conversation', exact: true })
  await thread.getByText('gave it by the rule “Counter”').waitFor()
  await page.getByText('Mara Lindt got it by the rule “Counter”.').waitFor()
  await arrives('Grinder is loud')
  await page.goto(`${address}/queue`)
  await waiting('Grinder is loud').waitFor()
  expect(await waiting('Box arrived torn').count()).toBe(0)
  await queue().getByText('Why', { exact: true }).click()
  await queue().getByText('has as many as they take').waitFor()
  expect(await violationsEverywhere(page)).toEqual([])
})

/** Says in one's own menu whether one is there. */
async function says(state: string): Promise<void> {
  const set = page.waitForResponse((answer) => answer.url().endsWith('/availability') && answer.ok())
  await page.getByRole('button', { name: /your account/ }).click()
  await page.getByRole('menuitem', { name: state }).click()
  await set
}

test('who goes offline hands back what a customer waits in; back again they get what waits longest', async () => {
  await page.goto(`${address}/queue`)
  await waiting('Grinder is loud').waitFor()
  const people = page.getByRole('region', { name: 'There for customers' })
  await says('Offline')
  await waiting('Box arrived torn').waitFor()
  await people.getByText('Offline').waitFor()
  expect(await queue().getByRole('link').count()).toBe(2)
  await says('There')
  await waiting('Grinder is loud').waitFor({ state: 'detached' })
  await waiting('Box arrived torn').waitFor()
  await people.getByText('1 open, 0 chats').waitFor()
})
