import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { aPage, seriousViolations } from '#tests/support/browser-page'
import { aRunningProgram } from '#tests/support/running-program'
import { type AsksWithin, aSignedUpPage, askingWithin } from '#tests/support/signed-up'
import { password } from '#tests/support/visitor'

let mara: Page
let jonas: Page
let ask: AsksWithin
let contact: string

beforeAll(async () => {
  const address = await aRunningProgram()
  ;({ page: mara, ask } = await aSignedUpPage(address))
  contact = `${address}/contacts/${(await ask('POST', '/api/v1/contacts', { firstName: 'Sofia' })).id}`
  const email = 'jonas@hafen.example'
  const invited = (await ask('POST', '/api/v1/invitations', { emails: [email], role: 'member' })) as {
    items: { link: string }[]
  }
  const token = invited.items[0]?.link.split(/[/=]/).at(-1)
  jonas = await aPage()
  jonas.setDefaultTimeout(30_000)
  await jonas.goto(address)
  const his = askingWithin(jonas)
  await his('POST', `/api/v1/invitation-links/${token}/acceptance`, {
    token,
    account: { name: 'Jonas Weber', password },
  })
  await his('POST', '/api/auth/sign-in/email', { email, password })
})

test('two people on one record see each other, who writes, and what was said, without loading anew', async () => {
  await mara.goto(contact)
  await jonas.goto(contact)
  await mara.getByText('Jonas is here').waitFor()
  await jonas.getByText('Mara is here').waitFor()
  // What she hears from now on the stream tells her, not her own asking.
  await mara.route('**/api/v1/presences/**', (asking) => asking.abort())
  const field = jonas.getByRole('textbox', { name: 'Comment; @ mentions a colleague' })
  await field.click()
  await jonas.keyboard.type('Two bags, on Friday.')
  await mara.getByText('Jonas is writing…').waitFor()
  expect(await seriousViolations(mara)).toEqual([])
  await jonas.keyboard.press('Control+Enter')
  await mara.getByRole('article', { name: 'Comment by Jonas Weber' }).getByText('Two bags, on Friday.').waitFor()
  await mara.unroute('**/api/v1/presences/**')
  await jonas.goto('about:blank')
  // Sooner than somebody who only fell silent.
  await mara.getByText(/Jonas is (here|writing)/).waitFor({ state: 'detached', timeout: 12_000 })
})
