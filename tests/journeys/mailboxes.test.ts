import path from 'node:path'
import { ImapFlow } from 'imapflow'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { root } from '#platform/root'
import { seriousViolations } from '#tests/support/browser-page'
import { type Dovecot, hasDovecot, startDovecot } from '#tests/support/dovecot'
import { letter } from '#tests/support/mailbox-at-dovecot'
import { aRunningProgram } from '#tests/support/running-program'
import { type AsksWithin, aSignedUpPage, violationsEverywhere } from '#tests/support/signed-up'
import { testKith } from '#tests/support/test-kith'

const autumn = `<table width="640" bgcolor="#f6f1e7" cellpadding="24"><tr><td><h1 style="color:#0b6e69">The new harvest is here</h1>
<img src="https://t.example/p.gif" alt="A cup of coffee" width="560" height="120"><script>parent.pwned = true</script>
<p onclick="parent.pwned = true">Dear team, from Monday we roast the beans of the autumn harvest. Shall we send you a kilo to taste?</p>
<table width="100%"><tr><td bgcolor="#0b6e69" align="center" style="padding:12px"><a href="https://cafe-lumen.example" style="color:#ffffff">Taste it</a>
</td></tr></table><form action="https://t.example"><input name="q"></form></td></tr></table>`

if (!hasDovecot) console.warn('Dovecot is not installed, or this is not root: connecting a mailbox is not tested')

describe.skipIf(!hasDovecot)('with Dovecot', () => {
  const user = 'sales@hafen.example'
  let dovecot: Dovecot
  let page: Page
  let address: string
  let ask: AsksWithin

  beforeAll(async () => {
    dovecot = await startDovecot()
    address = await aRunningProgram()
    Object.assign((await testKith()).kith.config, { privateMailServers: 'allowed' })
    ;({ page, ask } = await aSignedUpPage(address))
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

  const comes = async (raw: string) => {
    const client = new ImapFlow({
      ...{ host: '127.0.0.1', port: dovecot.port, secure: false, doSTARTTLS: false, logger: false },
      auth: { user, pass: 'secret' },
    })
    await client.connect()
    await client.append('INBOX', Buffer.from(raw))
    client.close()
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
    await comes(letter({ id: 'counter', subject: 'A second counter', text: 'When?' }))
    await page.getByRole('link', { name: user }).click()
    await page.getByRole('button', { name: 'Look now' }).click()
    await page.getByRole('dialog').getByText('1 mail kept').waitFor()
    await page.goto(`${address}/inbox?box=all`)
    await page.getByRole('link', { name: /Sofia/ }).click()
    await page.getByRole('region', { name: 'Conversation' }).getByText('When?').waitFor()
  })

  test('a mail shows as it was sent, runs nothing, and fetches nothing until it may', async () => {
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await comes(
      letter({ id: 'autumn', subject: 'Autumn at Café Lumen', from: 'Lumen <news@cafe-lumen.example>', html: autumn }),
    )
    await page.goto(`${address}/settings/mailboxes`)
    await page.getByRole('link', { name: user }).click()
    await page.getByRole('button', { name: 'Look now' }).click()
    await page.getByRole('dialog').getByText('2 mails kept').waitFor()
    await page.goto(`${address}/inbox?box=all`)
    await page.getByRole('link', { name: /Autumn/ }).click()
    const thread = page.getByRole('region', { name: 'Conversation' })
    const mail = thread.frameLocator('iframe')
    await mail.getByRole('heading', { name: 'The new harvest is here' }).waitFor()
    // As high as its mail, and no wider than its place.
    const frame = thread.locator('iframe')
    await expect.poll(() => frame.evaluate((held) => held.clientHeight)).toBeGreaterThan(150)
    const overflow = (held: Element) => {
      const root = (held as HTMLIFrameElement).contentDocument?.documentElement
      return root ? root.scrollWidth - root.clientWidth : 0
    }
    expect(await frame.evaluate(overflow)).toBeLessThanOrEqual(1)
    expect(await page.evaluate(() => 'pwned' in window)).toBe(false)
    await thread.getByText('Pictures from elsewhere are not loaded.').waitFor()
    expect(await violationsEverywhere(page)).toEqual([])
    expect(asked.filter((url) => /t\.example|\/pictures\//.test(url))).toEqual([])
    await thread.getByRole('button', { name: 'Load them' }).click()
    await expect.poll(() => asked.some((url) => url.endsWith('/pictures/0'))).toBe(true)
    await thread.getByRole('button', { name: 'Always from news@cafe-lumen.example' }).click()
    await thread.getByText('Pictures of news@cafe-lumen.example are loaded.').waitFor()
    expect(asked.filter((url) => url.includes('t.example'))).toEqual([])
    await thread.getByRole('button', { name: 'Show as text' }).click()
    await thread.getByText('The new harvest is here').waitFor()
    expect(await frame.count()).toBe(0)
  })

  test('a mail stands open in the address of its contact’s page', async () => {
    const { id } = await ask('POST', '/api/v1/contacts', { firstName: 'Lea', emails: ['lea@cafe-lumen.example'] })
    await comes(letter({ id: 'lea', subject: 'A third counter', from: 'Lea <lea@cafe-lumen.example>', text: 'In May' }))
    await page.goto(`${address}/settings/mailboxes`)
    await page.getByRole('link', { name: user }).click()
    await page.getByRole('button', { name: 'Look now' }).click()
    await page.getByRole('dialog').getByText('3 mails kept').waitFor()
    await page.goto(`${address}/contacts/${id}`)
    await page
      .getByRole('region', { name: 'Mailboxes' })
      .getByRole('button', { name: /A third counter/ })
      .click()
    await page.waitForURL(/open=/)
    const mail = page.getByRole('dialog', { name: 'A third counter' })
    await mail.getByText('In May').waitFor()
    await page.reload()
    await mail.getByText('In May').waitFor()
    await page.goBack()
    await mail.waitFor({ state: 'detached' })
  })

  test('a new mail takes files, and leaves none behind', async () => {
    await page.goto(`${address}/inbox`)
    await page.getByRole('button', { name: 'New mail' }).click()
    const mail = page.getByRole('dialog', { name: 'New mail' })
    await mail.getByRole('textbox', { name: 'Or an email address' }).fill('lea@cafe-lumen.example')
    await mail.getByRole('textbox', { name: 'Subject' }).fill('Our prices')
    await mail.getByRole('textbox', { name: 'Message' }).fill('As you asked')
    const file = (name: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(`Ten for ${name}`) })
    await mail.locator('input[type=file]').setInputFiles([file('prices.txt'), file('terms.txt')])
    await mail.getByText('terms.txt').waitFor()
    await mail.getByRole('button', { name: 'Remove terms.txt' }).click()
    await page.screenshot({ path: path.join(root, 'dist', 'screens', 'new-mail.light.png') })
    expect(await seriousViolations(page)).toEqual([])
    await mail.getByRole('button', { name: 'Send' }).click()
    const thread = page.getByRole('region', { name: 'Conversation' })
    await thread.getByRole('link', { name: /prices\.txt/ }).waitFor()
    expect(await thread.getByText('terms.txt').count()).toBe(0)
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
