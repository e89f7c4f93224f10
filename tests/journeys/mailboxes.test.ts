import { ImapFlow } from 'imapflow'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Dovecot, hasDovecot, startDovecot } from '#tests/support/dovecot'
import { letter } from '#tests/support/mailbox-at-dovecot'
import { aRunningProgram } from '#tests/support/running-program'
import { aSignedUpPage, violationsEverywhere } from '#tests/support/signed-up'
import { testKith } from '#tests/support/test-kith'

if (!hasDovecot) console.warn('Dovecot is not installed, or this is not root: connecting a mailbox is not tested')

describe.skipIf(!hasDovecot)('with Dovecot', () => {
  const user = 'sales@hafen.example'
  let dovecot: Dovecot
  let page: Page
  let address: string

  beforeAll(async () => {
    dovecot = await startDovecot()
    address = await aRunningProgram()
    Object.assign((await testKith()).kith.config, { privateMailServers: 'allowed' })
    ;({ page } = await aSignedUpPage(address))
  })
  afterAll(() => dovecot.stop())

  const form = () => page.getByRole('dialog', { name: 'Connect a mailbox' })
  const server = async (line: string, port: number) => {
    await form().getByLabel(`${line}: name`).fill('127.0.0.1')
    await form().getByLabel(`${line}: port`).fill(String(port))
    await form()
      .getByRole('combobox', { name: `${line}: encryption` })
      .click()
    await page.getByRole('option', { name: 'None' }).click()
  }

  test('a mailbox is connected once its password is right, and what comes stands in the inbox', async () => {
    await page.goto(`${address}/settings/mailboxes`)
    await page.getByText('No mailbox is connected yet.').waitFor()
    await page.getByRole('button', { name: 'Connect a mailbox' }).click()
    await form().getByRole('textbox', { name: 'Address' }).fill(user)
    await form()
      .getByLabel(/^Password/)
      .first()
      .fill('a slip')
    await server('Reading (IMAP)', dovecot.port)
    await server('Sending (SMTP)', 9)
    await form().getByRole('button', { name: 'Test the connection' }).click()
    await form().getByText('Reading: the server refuses this login and password.').waitFor()
    await form().getByText('Sending: the server does not answer at this port.').waitFor()
    await form()
      .getByLabel(/^Password/)
      .first()
      .fill('secret')
    await form().getByRole('button', { name: 'Test the connection' }).click()
    await form().getByText('Reading: works').waitFor()
    await form().getByRole('button', { name: 'Connect', exact: true }).click()
    await page.getByRole('link', { name: user }).waitFor()
    const client = new ImapFlow({
      ...{ host: '127.0.0.1', port: dovecot.port, secure: false, doSTARTTLS: false, logger: false },
      auth: { user, pass: 'secret' },
    })
    await client.connect()
    await client.append('INBOX', Buffer.from(letter({ id: 'counter', subject: 'A second counter', text: 'When?' })))
    client.close()
    await page.getByRole('link', { name: user }).click()
    await page.getByRole('button', { name: 'Look now' }).click()
    await page.getByRole('dialog').getByText('1 mail kept').waitFor()
    await page.goto(`${address}/inbox?box=all`)
    await page.getByRole('link', { name: /Sofia/ }).click()
    await page.getByRole('region', { name: 'Conversation' }).getByText('When?').waitFor()
  })

  test('mailboxes are usable by everybody: wide, dark and on a phone', async () => {
    await page.goto(`${address}/settings/mailboxes`)
    await page.getByRole('link', { name: user }).waitFor()
    expect(await violationsEverywhere(page)).toEqual([])
    await page.getByRole('link', { name: user }).click()
    await page.getByRole('switch', { name: 'Read INBOX' }).waitFor()
    expect(await violationsEverywhere(page)).toEqual([])
  })
})
