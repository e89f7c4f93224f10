import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { mailReturnAddress } from '#modules/mailboxes/domain/begin-sign-in.ts'
import { syncMailbox } from '#modules/mailboxes/jobs/sync-mailbox.ts'
import { root } from '#platform/root'
import { letter } from '#tests/support/mailbox-at-dovecot'
import { anOpenIdProvider, type TestProvider } from '#tests/support/openid-provider'
import { aRunningProgram } from '#tests/support/running-program'
import { aScriptedImap } from '#tests/support/scripted-imap'
import { aSignedUpPage, violationsEverywhere } from '#tests/support/signed-up'
import { testKith } from '#tests/support/test-kith'

const pictures = path.join(root, 'dist', 'screens')
const user = 'sales@hafen.example'

let page: Page
let address: string
let provider: TestProvider
let imap: Awaited<ReturnType<typeof aScriptedImap>>

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true })
  const { kith } = await testKith()
  imap = await aScriptedImap(async (who) => (await provider.ownerOf(who.accessToken ?? ''))?.email === who.user)
  address = await aRunningProgram()
  // The provider sends people back to where they came from.
  Object.assign(kith.config, { privateMailServers: 'allowed', publicUrl: address })
  provider = await anOpenIdProvider(mailReturnAddress(kith))
  provider.people.sales = { email: user }
  ;({ page } = await aSignedUpPage(address))
})

const form = (name: string) => page.getByRole('dialog', { name })
const server = async (line: string, port: number) => {
  const entered = form('Add a provider')
  await entered.getByLabel(`${line}: name`).fill('127.0.0.1')
  await entered.getByLabel(`${line}: port`).fill(String(port))
  await entered.getByRole('combobox', { name: `${line}: encryption` }).click()
  await page.getByRole('option', { name: 'None' }).click()
}
const looked = (name: string) => page.screenshot({ path: path.join(pictures, `${name}.light.png`) })

test('an administrator enters a provider once', async () => {
  await page.goto(`${address}/settings/mailboxes`)
  await page.getByRole('button', { name: 'Add a provider' }).click()
  const entered = form('Add a provider')
  await entered.getByRole('textbox', { name: 'Client ID' }).waitFor()
  await looked('mail-provider-google')
  await entered.getByText('Another', { exact: true }).click()
  expect(await entered.getByRole('textbox', { name: 'Redirect URI' }).inputValue()).toBe(
    `${address}/api/mail-sign-ins/return`,
  )
  await entered.getByRole('textbox', { name: 'Client ID' }).fill(provider.clientId)
  await entered.getByLabel('Client secret').first().fill(provider.clientSecret)
  await entered.getByRole('textbox', { name: 'Name', exact: true }).fill('Hafenpost')
  await entered.getByRole('textbox', { name: 'Address of the sign-in' }).fill(`${provider.issuer}/auth`)
  await entered.getByRole('textbox', { name: 'Address of the tokens' }).fill(`${provider.issuer}/token`)
  await entered.getByRole('textbox', { name: 'Scope' }).fill('mail')
  await server('Reading (IMAP)', imap.port)
  await server('Sending (SMTP)', 9)
  await entered.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('link', { name: 'Hafenpost' }).waitFor()
})

test('a mailbox is connected at the provider’s own page, and what comes there is read', async () => {
  await page.getByRole('button', { name: 'Connect a mailbox' }).click()
  const entered = form('Connect a mailbox')
  await entered.getByRole('textbox', { name: 'Address' }).fill(user)
  await entered.getByRole('textbox', { name: 'Name' }).fill('Sales')
  await entered.getByRole('button', { name: 'Continue at Hafenpost' }).click()
  await page.waitForURL(`${provider.issuer}/**`)
  await page.locator('input[name=login]').fill('sales')
  await page.locator('input[name=password]').fill('anything')
  await page.locator('button[type=submit]').click()
  await page.waitForURL(`${address}/settings/mailboxes?open=**`)
  imap.deliver(user, letter({ id: 'one', subject: 'Price?' }))
  await page.getByRole('button', { name: 'Look now' }).click()
  await form('Sales').getByText('1 mail kept').waitFor()
  await looked('mailbox-by-provider')
  expect(await violationsEverywhere(page)).toEqual([])
})

test('a consent that ended is said in words, and connecting again goes on', async () => {
  await provider.endConsents()
  // By the look of each minute it may be known before anybody could press a button.
  const { kith } = await testKith()
  const { rows } = await kith.database.owner.query<{ workspaceId: string; mailboxId: string }>(
    'select workspace_id as "workspaceId", id as "mailboxId" from mailboxes',
  )
  for (const payload of rows) await syncMailbox({ kith, payload: { ...payload }, signal: new AbortController().signal })
  await form('Sales').getByText('The provider wants somebody to sign in again.').waitFor()
  await looked('mailbox-connect-again')
  expect(await violationsEverywhere(page)).toEqual([])
  await page.getByRole('button', { name: 'Connect again' }).click()
  await page.waitForURL(`${address}/settings/mailboxes?open=**`)
  await form('Sales').getByRole('button', { name: 'Look now' }).waitFor()
  await form('Sales').getByText('The provider wants somebody to sign in again.').waitFor({ state: 'detached' })
})
