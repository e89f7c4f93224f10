import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { seriousViolations } from '#tests/support/browser-page'
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
})

const dialog = () => page.getByRole('dialog')
const field = (name: string) => dialog().getByRole('textbox', { name })

test('a template is made, looked at as a real contact would read it, and kept', async () => {
  await page.goto(`${address}/mail-templates`)
  await page.getByRole('heading', { name: 'Write it once, send it often' }).waitFor({ timeout: 60_000 })
  await page.getByRole('button', { name: 'New template' }).click()
  await field('Name').fill('After the tasting')
  await field('Subject').fill('Thank you, {{contact.firstName}}')
  await field('Text').fill('As {{contact.jobTitle}} you know best.')
  await dialog().getByLabel('Look at it as somebody would read it').click()
  await page.getByRole('option', { name: 'Sofia' }).click()
  await dialog().getByText('Thank you, Sofia').waitFor()
  await dialog()
    .getByText(/no value for contact.jobTitle/)
    .waitFor()
  await field('Text').fill('As {{contact.jobTitle | "a host"}} you know best.')
  await dialog().getByText('As a host you know best.').waitFor()
  expect(await seriousViolations(page)).toEqual([])
  await dialog().getByRole('button', { name: 'Save' }).click()
  await dialog().waitFor({ state: 'detached' })
  await page.getByRole('link', { name: 'After the tasting' }).waitFor()
  expect(await violationsEverywhere(page)).toEqual([])
})

test('a mail is written from the record with one key, and its answer is noted', async () => {
  await page.goto(`${address}/contacts/${contactId}`)
  const mails = page.getByRole('region', { name: 'Mails' })
  await mails.getByText('No mail yet').waitFor({ timeout: 60_000 })
  await page.keyboard.press('w')
  await dialog().getByLabel('Template').click()
  await page.getByRole('option', { name: 'After the tasting' }).click()
  await page.waitForFunction(() =>
    [...document.querySelectorAll('input')].some(({ value }) => value === 'Thank you, Sofia'),
  )
  expect(await seriousViolations(page)).toEqual([])
  await dialog().getByRole('button', { name: 'Send' }).click()
  await dialog().waitFor({ state: 'detached' })
  await mails.getByText('Thank you, Sofia').waitFor()
  await page.getByText('wrote a mail: Thank you, Sofia').waitFor()
  await mails.getByRole('button', { name: 'Has answered' }).click()
  await mails.getByText(/Answered/).waitFor()
  await page.getByText('had a mail: Re: Thank you, Sofia').waitFor()
  expect(await violationsEverywhere(page)).toEqual([])
})

test('a call that reached nobody is logged with one key, and leaves a task behind', async () => {
  await page.goto(`${address}/contacts/${contactId}`)
  await page.getByRole('tab', { name: 'Call' }).waitFor({ timeout: 60_000 })
  await page.keyboard.press('l')
  await page.getByLabel('Outcome').selectOption('Left a message')
  await page.getByLabel('Next task, if any').fill('Call again')
  await page.getByLabel('By when').fill('2027-01-15')
  expect(await seriousViolations(page)).toEqual([])
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('phoned: Left a message').waitFor()
  await page.getByRole('region', { name: 'Open tasks' }).getByText('Call again').waitFor()
})
