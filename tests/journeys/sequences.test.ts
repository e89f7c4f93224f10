import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { seriousViolations } from '#tests/support/browser-page'
import { until } from '#tests/support/eventually'
import { aRunningProgram } from '#tests/support/running-program'
import { type AsksWithin, aSignedUpPage, violationsEverywhere } from '#tests/support/signed-up'

let page: Page
let ask: AsksWithin
let address: string
let contactId: string

beforeAll(async () => {
  address = await aRunningProgram()
  ;({ page, ask } = await aSignedUpPage(address, { timeZone: 'Europe/Berlin', defaultCountry: 'DE' }))
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const contact = await ask('POST', '/api/v1/contacts', { firstName: 'Sofia', emails: ['sofia@cafe-lumen.example'] })
  contactId = String(contact.id)
  await ask('POST', '/api/v1/deals', { name: 'House espresso', currency: 'EUR', contactId })
  await ask('POST', '/api/v1/contacts', { firstName: 'Mute' })
})

const dialog = () => page.getByRole('dialog')
const step = (name: RegExp) => page.getByRole('group', { name })

test('a sequence is built of a mail, a pause and a call, and switched on', async () => {
  await page.goto(`${address}/sequences`)
  await page.getByRole('heading', { name: 'Follow up without forgetting anybody' }).waitFor({ timeout: 60_000 })
  await page.getByRole('button', { name: 'New sequence' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('After the tasting')
  await page.getByRole('button', { name: 'Make it' }).click()
  await page.getByText('No steps yet.').waitFor()
  for (const kind of ['Mail, to be approved', 'Wait', 'Call']) {
    await page.getByRole('button', { name: 'Add a step' }).click()
    await page.getByRole('menuitem', { name: kind, exact: true }).click()
    await step(new RegExp(`· ${kind}`)).waitFor()
  }
  await step(/^1 ·/).getByRole('textbox', { name: 'Subject' }).fill('Hello {{contact.firstName | "there"}}')
  await step(/^1 ·/).getByRole('textbox', { name: 'Text' }).fill('Which of the three did you like best?')
  await step(/^3 ·/).getByRole('textbox', { name: 'What is to be done' }).fill('Call them')
  await page.getByRole('button', { name: 'Switch on' }).click()
  await page.getByText('On', { exact: true }).waitFor()
  expect(await violationsEverywhere(page)).toEqual([])
})

test('contacts are enrolled from the list, and who cannot be is told with the reason', async () => {
  await page.goto(`${address}/contacts`)
  await page.getByLabel('Select the loaded rows').check({ force: true, timeout: 60_000 })
  await page.getByRole('button', { name: 'More for the selection' }).click()
  await page.getByRole('menuitem', { name: 'Enrol in a sequence' }).click()
  await dialog().getByLabel('Sequence').click()
  await page.getByRole('option', { name: 'After the tasting' }).click()
  expect(await seriousViolations(page)).toEqual([])
  await dialog().getByRole('button', { name: 'Enrol in a sequence' }).click()
  await page.getByText('One is enrolled. One has no email address.').waitFor()
})

test('the mail waits for approval, is sent, and what comes next is told; the way out needs no script', async () => {
  await until(async () => {
    const { items } = await ask('GET', `/api/v1/enrolments?contactId=${contactId}`)
    return (items as { waitsFor: string }[])[0]?.waitsFor === 'approval'
  })
  await page.goto(`${address}/contacts/${contactId}`)
  const panel = page.getByRole('region', { name: 'Sequences' })
  await panel.getByText(/waits for approval/).waitFor({ timeout: 60_000 })
  await panel.getByRole('button', { name: 'Look and send' }).click()
  await dialog().getByText('Hello Sofia').waitFor()
  expect(await seriousViolations(page)).toEqual([])
  await dialog().getByRole('button', { name: 'Send' }).click()
  await dialog().waitFor({ state: 'detached' })
  await panel.getByText(/Step 2 of 3/).waitFor()
  await panel.getByRole('button', { name: 'More about Sofia' }).click()
  await page.getByRole('menuitem', { name: 'End it' }).click()
  await panel.getByText(/Ended by hand/).waitFor()
  await page.goto(`${address}/unsubscribe/whatever`)
  await page.getByRole('button', { name: 'Send me no more' }).waitFor()
  expect(await seriousViolations(page)).toEqual([])
  await page.getByRole('button', { name: 'Send me no more' }).click()
  await page.getByText('Noted.').waitFor()
})
